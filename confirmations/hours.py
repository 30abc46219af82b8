"""When it is polite to remind people: on working days, between nine and five."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Stockholm")
OPENS, CLOSES = time(9), time(17)
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)

# Month and day of the days off that have one; the eves are no public holidays, but nobody works.
FIXED = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}
# Days from Easter Sunday: Good Friday, Easter Monday, Ascension Day.
AROUND_EASTER = (-2, 1, 39)


def is_polite(at: datetime) -> bool:
    """Say whether a reminder may leave now."""
    local = at.astimezone(HERE)
    return OPENS <= local.time() < CLOSES and is_working_day(local.date())


def next_polite(at: datetime) -> datetime:
    """Return the first full hour from then on at which a reminder may leave."""
    local = _full_hour(at).astimezone(HERE)
    if is_polite(local):
        return local
    day = local.date() if local.time() < OPENS else local.date() + A_DAY
    while not is_working_day(day):
        day += A_DAY
    return datetime.combine(day, OPENS, tzinfo=HERE)


def is_working_day(day: date) -> bool:
    """Say whether people here work on that day."""
    return day.weekday() < 5 and not _is_day_off(day)


def _full_hour(at: datetime) -> datetime:
    begun = at.replace(minute=0, second=0, microsecond=0)
    return begun if begun == at else begun + AN_HOUR


def _is_day_off(day: date) -> bool:
    midsummer_eve = day.month == 6 and 19 <= day.day <= 25 and day.weekday() == 4
    from_easter = (day - _easter(day.year)).days
    return (day.month, day.day) in FIXED or midsummer_eve or from_easter in AROUND_EASTER


def _easter(year: int) -> date:
    """Return Easter Sunday, by the rule of 1876 that holds for every Gregorian year."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leaps, moon = century // 4, (century + 8) // 25
    epact = (19 * golden + century - leaps - (century - moon + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
