"""Months of hours in the cast's projects, and what became of them on their way to a funder."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import Role, User
from attendance.models import AttendanceKind, AttendanceRecord, Sitting
from competencies.texts import Text
from programmes.models import Enrolment, LocalProject, Programme
from reporting import exchange
from reporting.models import (
    ExportColumn,
    ExportProfile,
    Fact,
    Indicator,
    ReportingMonth,
    Scope,
)
from tests.cast import START, Cast, employ, enrol, person

KINDS = (("Grupp", "Group"), ("Praktik", "Placement"), ("Samtal", "Conversation"))
COLUMNS = (
    ("Personnummer", Fact.IDENTITY_NUMBER, ""),
    ("Namn", Fact.NAME, ""),
    ("Startdatum", Fact.STARTS_ON, ""),
    ("Slutdatum", Fact.ENDS_ON, ""),
    ("Timmar", Fact.HOURS, ""),
    ("Projektets diarienummer", "", "2015/00261"),
)
INDICATORS = (
    ("Under 25 år vid starten", "Under 25 at the start", "entry", "under_25"),
    ("Med intyg vid slutet", "With a certificate at the end", "exit", "certified"),
    ("I utbildning vid slutet", "In education at the end", "exit", "ticked"),
)
A_WEEK = timedelta(days=7)
# Of those who were there before the story begins, in which year each was born.
QUIET = [2001, 2003, 2004, 2004, 2005, 2005, 2006, 2006, 2007, 2007, 2008, 2008, 2009, 2009, 2010]


def tell_hours(cast: Cast) -> None:
    """Tell of hours every week, and of months in each state."""
    project = LocalProject.objects.get(name="Team Väster")
    kajsa = second_lead(cast)
    kinds = _choose_kinds(project.programme)
    _some_who_have_left(cast, project)
    _every_week(cast, project, kinds)
    _columns_and_indicators(project.programme)
    _report(cast, Scope(project.programme), kajsa)
    _this_week(cast, kinds)


def second_lead(cast: Cast) -> User:
    """Return the other project lead in Göteborg: what takes two people takes Lo and her."""
    found = User.objects.filter(email="kajsa@jagkan.example").first()
    if found is None:
        found = person("kajsa", "Kajsa Holm")
        employ(found, cast.goteborg, Role.PROJECT_LEAD)
    return found


def _choose_kinds(programme: Programme) -> list[AttendanceKind]:
    return [
        AttendanceKind.objects.create(programme=programme, name=Text(sv=sv, en=en), position=place)
        for place, (sv, en) in enumerate(KINDS)
    ]


def _some_who_have_left(cast: Cast, project: LocalProject) -> None:
    """Enough people for numbers to be shown: they came in January and left after a while."""
    for number, year in enumerate(QUIET):
        born = date(year, 3, 9)
        who = person(f"d{number}", f"Deltagare {number + 1}", birth_date=born, is_active=False)
        last = START + A_WEEK * (16 if number % 2 else 30)
        enrol(who, project, cast.sara).complete(by=cast.sara, on=last, reason="period_over")


def _every_week(cast: Cast, project: LocalProject, kinds: list[AttendanceKind]) -> None:
    """Let Noor write down a group each week, signed on paper; Amina signs on her phone."""
    begun = project.enrolments.exclude(state=Enrolment.State.INVITED)
    everyone = list(begun.select_related("participant", "local_project"))
    hers = [each for each in everyone if each.participant == cast.amina]
    day, yesterday = START, timezone.localdate() - timedelta(days=1)
    while day <= yesterday:
        there = [each for each in everyone if _is_there(each, day)]
        AttendanceRecord.record(Sitting(day, kinds[0], 180), there, by=cast.noor, on_paper=True)
        if day + timedelta(days=2) <= yesterday - A_WEEK:
            placement = Sitting(day + timedelta(days=2), kinds[1], 300)
            AttendanceRecord.record(placement, hers, by=cast.amina)
        day += A_WEEK
    AttendanceRecord.attest(AttendanceRecord.objects.all(), by=cast.sara)


def _is_there(enrolment: Enrolment, day: date) -> bool:
    has_ended = enrolment.ends_on is not None and enrolment.ends_on < day
    return enrolment.starts_on <= day and not has_ended


def _columns_and_indicators(programme: Programme) -> None:
    profile = ExportProfile.objects.create(
        programme=programme, name="ESF, månadsfil", protected_code="YYYYMMDDTf29"
    )
    for place, (heading, fact, text) in enumerate(COLUMNS, start=1):
        ExportColumn.objects.create(
            profile=profile, position=place, heading=heading, fact=fact, text=text
        )
    for place, (sv, en, at, counts) in enumerate(INDICATORS):
        Indicator.objects.create(
            programme=programme, name=Text(sv=sv, en=en), at=at, counts=counts, position=place
        )


def _report(cast: Cast, scope: Scope, kajsa: User) -> None:
    """Send all months but the last two; open one again to correct it."""
    ReportingMonth.begin(scope, until=timezone.localdate(), by=cast.lo)
    months = list(scope.months.order_by("first_on"))[:-2]
    for month in months:
        _send(month, cast.lo, kajsa)
    for month in months[:-3]:
        month.lock(by=cast.lo)
    if len(months) > 2:
        wrong = months[-2]
        wrong.reopen(by=cast.lo, why="En grupp var en timme längre.")
        profile = ExportProfile.objects.get(programme=scope.programme)
        exchange.prepare(wrong, profile, "xlsx", by=cast.lo)


def _send(month: ReportingMonth, lo: User, kajsa: User) -> None:
    profile = ExportProfile.objects.get(programme=month.programme)
    exchange.release(exchange.prepare(month, profile, "xlsx", by=lo), by=kajsa)
    month.refresh_from_db()


def _this_week(cast: Cast, kinds: list[AttendanceKind]) -> None:
    """Something to sign for Amina, and something to attest for Sara."""
    hers = Enrolment.objects.select_related("participant", "local_project").get(
        participant=cast.amina, local_project__name="Team Väster"
    )
    today = timezone.localdate()
    AttendanceRecord.record(Sitting(today, kinds[2], 45), [hers], by=cast.sara)
    AttendanceRecord.record(Sitting(today, kinds[1], 240), [hers], by=cast.amina)
