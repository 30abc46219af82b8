"""What a minor's week may hold: the edges, each with its sentence."""

from datetime import time

import pytest
from django.utils import translation

from tests.cast import Cast
from workplaces.hours import Shift, collide, shown_hours
from workplaces.models import HourLimit, Weeks


def week(days: int, since: int, until: int, rest: int = 30, *, first: int = 0) -> list[Shift]:
    return [Shift(first + day, time(since), time(until), rest) for day in range(days)]


ALL_RIGHT = [
    (Weeks.YOUNG, [Shift(day, time(8), time(16, 30), 30) for day in range(5)]),
    (Weeks.YOUNG, week(1, 6, 10, rest=0)),
    (Weeks.CHILD_AT_SCHOOL, week(5, 15, 17, rest=0)),
    (Weeks.CHILD_AT_SCHOOL, [Shift(5, time(10), time(17, 30), 30)]),
    (Weeks.CHILD_ON_HOLIDAY, [Shift(day, time(9), time(16, 30), 30) for day in range(5)]),
]
TOO_MUCH = [
    (Weeks.YOUNG, week(1, 8, 17), "At most 8 hours a day."),
    (Weeks.YOUNG, [*week(5, 8, 16), Shift(5, time(8), time(11), 0)], "At most 40 hours a week."),
    (Weeks.YOUNG, week(6, 9, 12, rest=0), "At most 5 days a week."),
    (Weeks.YOUNG, [Shift(0, time(5, 59), time(9), 0)], "Only between 06:00 and 22:00."),
    (Weeks.YOUNG, [Shift(0, time(20), time(22, 1), 0)], "Only between 06:00 and 22:00."),
    (Weeks.YOUNG, [Shift(0, time(9), time(14), 29)], "A break of 30 minutes"),
    (Weeks.CHILD_AT_SCHOOL, week(1, 15, 18, rest=0), "At most 2 hours a day."),
    (
        Weeks.CHILD_AT_SCHOOL,
        [*week(4, 15, 17, rest=0), *week(1, 9, 14, first=5)],
        "At most 12 hours a week.",
    ),
    (Weeks.CHILD_ON_HOLIDAY, week(1, 12, 21), "Only between 06:00 and 20:00."),
]


@pytest.mark.parametrize(("weeks", "shifts"), ALL_RIGHT)
def test_what_is_allowed_breaks_nothing(cast: Cast, weeks: Weeks, shifts: list[Shift]) -> None:
    assert HourLimit.objects.get(weeks=weeks).broken_by(shifts) == []


@pytest.mark.parametrize(("weeks", "shifts", "sentence"), TOO_MUCH)
def test_too_much_is_a_sentence(
    cast: Cast, weeks: Weeks, shifts: list[Shift], sentence: str
) -> None:
    with translation.override("en"):
        broken = HourLimit.objects.get(weeks=weeks).broken_by(shifts)

    assert any(each.startswith(sentence) for each in broken)


def test_every_limit_names_its_source(cast: Cast) -> None:
    assert {limit.weeks for limit in HourLimit.objects.all()} == set(Weeks)
    assert all("AFS" in limit.source for limit in HourLimit.objects.all())


def test_two_hours_of_one_day_meet_only_if_they_overlap() -> None:
    morning, noon = week(1, 9, 12), week(1, 12, 15)

    assert not collide(morning, noon)
    assert collide(morning, week(1, 11, 13))
    assert not collide(morning, week(1, 9, 12, first=1))


def test_lengths_are_told_as_people_say_them() -> None:
    assert [shown_hours(minutes) for minutes in (120, 90, 0)] == ["2", "1:30", "0"]
