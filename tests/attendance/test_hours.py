"""How long: as people write it, and as we say it."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from attendance.hours import A_DAY, decimal_hours, minutes_in, say
from attendance.months import Month


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("3", 180),
        ("3,5", 210),
        ("3.5", 210),
        ("3:30", 210),
        ("3.30", 210),
        (" 3 h 30 min ", 210),
        ("3 tim", 180),
        ("90 min", 90),
        ("0", 0),
        ("0,01", 1),
        ("24:00", 1440),
    ],
)
def test_it_is_read_as_people_write_it(text: str, minutes: int) -> None:
    assert minutes_in(text) == minutes


@pytest.mark.parametrize("text", ["", "tre", "3:60", "-3", "3:3", "1e3", "3 30", "½", "٣"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert minutes_in(text) is None


@given(st.integers(min_value=0, max_value=A_DAY))
def test_what_we_say_can_be_written_again(minutes: int) -> None:
    for language in ("sv", "en"):
        with translation.override(language):
            assert minutes_in(say(minutes)) == minutes


def test_hours_have_two_decimals() -> None:
    assert decimal_hours(100) == Decimal("1.67")
    assert decimal_hours(90) == Decimal("1.50")


@given(st.dates(min_value=date(1900, 2, 1), max_value=date(8999, 11, 30)))
def test_months_follow_each_other(day: date) -> None:
    month = Month.of(day)

    assert month.first <= day <= month.last
    assert month.before.after == month == month.after.before
    assert Month.read(month.written, otherwise=date(2000, 1, 1)) == month


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "0001-01", "9999-12", "x"])
def test_what_is_no_month_is_the_other(text: str) -> None:
    assert Month.read(text, otherwise=date(2026, 3, 9)).written == "2026-03"
