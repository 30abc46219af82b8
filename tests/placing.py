"""Placements as people make them: planned, seen to, agreed, begun."""

from collections.abc import Iterable
from datetime import date, time
from importlib import import_module
from typing import Any

from accounts.models import User
from workplaces.hours import Shift
from workplaces.models import HourLimit, Item, Placement, Supervisor, Workplace

START = date(2026, 1, 12)
# Within what anybody may do from sixteen: three days of six hours, with a break.
WEEK = [Shift(day, time(9), time(15), 30) for day in range(3)]


def lay_hour_limits() -> None:
    """Lay down again what a migration did, after a test with real transactions."""
    laid: Any = import_module("workplaces.migrations.0011_what_is_known")
    for weeks, numbers in laid.LIMITS.items():
        HourLimit.objects.get_or_create(weeks=weeks, defaults={**laid.COMMON, **numbers})


def plan(
    participant: User,
    workplace: Workplace,
    supervisor: Supervisor | None = None,
    *,
    by: User,
    starts_on: date = START,
    ends_on: date | None = None,
    tasks: str = "",
) -> Placement:
    facts = {
        "starts_on": starts_on,
        "ends_on": ends_on,
        "supervisor": supervisor,
        "tasks": tasks,
    }
    return Placement.plan(participant, workplace, facts, by=by)


def agree(placement: Placement, *, by: User, week: Iterable[Shift] = WEEK) -> Placement:
    """Write the hours, and let both sides say yes."""
    placement.change_schedule(week, by=by)
    placement.agree(by=by)
    return placement


def see_to(placement: Placement, *items: Item, by: User) -> None:
    """Have seen these things on the first day."""
    placement.check_off(dict.fromkeys(map(str, items), placement.starts_on), by=by)


def begin(placement: Placement, *, by: User, week: Iterable[Shift] = WEEK) -> Placement:
    """Agree, see to all that is asked for a minor at work, and start."""
    agree(placement, by=by, week=week)
    if placement.checklist.is_asked_for:
        see_to(placement, Item.RISK, Item.INTRODUCTION, Item.SUPERVISOR, Item.SCHOOL, by=by)
    placement.start(by=by)
    return placement
