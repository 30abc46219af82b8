"""When a reminder may leave: on working days from nine to five, here, whatever the clock does."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from confirmations.hours import HERE, is_polite, is_working_day, next_polite

ANY_TIME = st.datetimes(
    min_value=datetime(2025, 1, 1), max_value=datetime(2045, 1, 1), timezones=st.just(UTC)
)
A_WEEK = timedelta(days=7)
RED = {
    "New Year": date(2027, 1, 1),
    "Epiphany": date(2026, 1, 6),
    "Good Friday": date(2026, 4, 3),
    "Easter Monday": date(2027, 3, 29),
    "Ascension": date(2026, 5, 14),
    "May Day": date(2026, 5, 1),
    "National Day": date(2028, 6, 6),
    "Midsummer Eve": date(2026, 6, 19),
    "Christmas Eve": date(2026, 12, 24),
    "New Year’s Eve": date(2026, 12, 31),
}


@given(ANY_TIME)
@example(datetime(2026, 3, 29, 0, 59, tzinfo=UTC))  # clocks go forward
@example(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))  # clocks go back: this hour comes twice
@example(datetime(2026, 12, 23, 16, 0, tzinfo=UTC))  # Christmas, and then a weekend
def test_never_at_night_never_on_a_weekend_never_early(at: datetime) -> None:
    due = next_polite(at)

    local = due.astimezone(HERE)
    assert due >= at
    assert due - at < A_WEEK
    assert 9 <= local.hour < 17
    assert (local.minute, local.second, local.microsecond) == (0, 0, 0)
    assert local.weekday() < 5
    assert is_polite(due)


@given(ANY_TIME)
def test_what_is_polite_already_stays_within_the_hour(at: datetime) -> None:
    due = next_polite(at)

    assert next_polite(due) == due
    if is_polite(at) and is_polite(at + timedelta(hours=1)):
        assert due - at < timedelta(hours=1)


@pytest.mark.parametrize("name", RED)
def test_nobody_is_written_to_on_a_day_off(name: str) -> None:
    assert not is_working_day(RED[name])


@pytest.mark.parametrize("day", [date(2026, 4, 2), date(2026, 5, 15), date(2026, 11, 24)])
def test_an_ordinary_day_is_none(day: date) -> None:
    assert is_working_day(day)
