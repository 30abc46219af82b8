"""What a day can hold; a sentence for each thing that it cannot."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from attendance.models import AttendanceRecord, ClosedMonth, why_not
from attendance.months import Month
from lifecycle.transitions import Refused
from tests.attendance.hours import enrolment_of, seen_here, sitting, yesterday
from tests.cast import START, Cast


def said(cast: Cast, **wanted: Any) -> str:
    """Return why Amina cannot have these hours; nothing if she can."""
    with translation.override("en"):
        found = why_not(sitting(cast.amina, **wanted), [enrolment_of(cast.amina)], instead_of=None)
        return next(iter(found.values()), "")


def test_an_ordinary_day_is_fine(cast: Cast) -> None:
    assert said(cast) == ""
    assert said(cast, day=timezone.localdate()) == ""
    assert said(cast, day=START) == ""


def test_a_day_to_come(cast: Cast) -> None:
    assert "has not come yet" in said(cast, day=timezone.localdate() + timedelta(days=1))


def test_a_day_before_the_start(cast: Cast) -> None:
    assert "before the start in the project, 2026-01-12" in said(cast, day=date(2026, 1, 11))


def test_a_day_after_the_end(cast: Cast) -> None:
    enrolment = enrolment_of(cast.amina)
    type(enrolment).objects.filter(pk=enrolment.pk).update(ends_on=date(2026, 2, 1))

    assert said(cast, day=date(2026, 2, 1)) == ""
    assert "after the end in the project" in said(cast, day=date(2026, 2, 2))


def test_a_month_that_is_reported(cast: Cast) -> None:
    month = Month.of(START)
    ClosedMonth.close([enrolment_of(cast.amina).local_project], month)

    assert "January 2026 have been reported" in said(cast, day=month.last)
    assert said(cast, day=month.after.first) == ""


def test_more_than_24_hours(cast: Cast) -> None:
    seen_here(cast, minutes=23 * 60)

    assert said(cast, minutes=60, sv="Praktik") == ""
    assert "more than 24 hours" in said(cast, minutes=61, sv="Praktik")


def test_past_midnight(cast: Cast) -> None:
    assert said(cast, begins=time(22), minutes=120) == ""
    assert "past midnight" in said(cast, begins=time(22), minutes=121)


@pytest.mark.parametrize(
    ("begins", "minutes", "overlaps"),
    [(8, 60, False), (8, 61, True), (10, 30, True), (12, 60, False), (8, 600, True)],
)
def test_two_at_the_same_time(cast: Cast, begins: int, minutes: int, overlaps: bool) -> None:
    seen_here(cast, begins=time(9), minutes=180)

    sentence = said(cast, begins=time(begins), minutes=minutes, sv="Praktik")

    assert ("overlap: 09:00 · 3 h · Group" in sentence) == overlaps


def test_without_times_the_same_thing_twice(cast: Cast) -> None:
    seen_here(cast)

    assert "overlap" in said(cast)
    assert said(cast, sv="Praktik") == ""
    assert said(cast, day=yesterday() - timedelta(days=1)) == ""


def test_what_was_replaced_is_in_nobodys_way(cast: Cast) -> None:
    record = seen_here(cast)
    record.correct(sitting(cast.amina, minutes=0), by=cast.sara)

    assert said(cast) == ""


def test_one_who_cannot_stops_all(cast: Cast) -> None:
    seen_here(cast)

    with pytest.raises(Refused):
        seen_here(cast, cast.amina, cast.skye, by=cast.noor)

    assert AttendanceRecord.objects.count() == 1
