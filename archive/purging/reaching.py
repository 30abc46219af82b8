"""Whose rows go: the questions to the database that purging/things.py describes."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from accounts.models import RoleAssignment
from archive.purging.things import (
    THINGS,
    WITH_THE_ACCOUNT,
    WITH_THE_ENROLMENT,
    Need,
    Part,
    Thing,
)
from archive.reach import Leaver, belongs

Rows = QuerySet[Any, Any]
_BY_MODEL = {thing.model: thing for thing in THINGS}


def table(model: str) -> Any:
    return apps.get_model(model)._default_manager


def going(leavers: Sequence[Leaver]) -> Iterator[Rows]:
    """Yield the rows of each table that go with these people, nothing before what rests on it."""
    for thing in THINGS:
        yield from with_parts(thing, leavers)
    enrolments = [pk for each in leavers for pk in each.enrolments]
    yield from (part_of(part, enrolments) for part in WITH_THE_ENROLMENT)
    accounts = accounts_going(leavers)
    yield from (part_of(part, accounts) for part in WITH_THE_ACCOUNT)


def with_parts(thing: Thing, leavers: Sequence[Leaver]) -> Iterator[Rows]:
    things = rows_of(thing, leavers)
    yield from (part_of(part, things) for part in thing.parts)
    yield things


def rows_of(thing: Thing, leavers: Sequence[Leaver]) -> Rows:
    """Return the things that go: those that belong here, and that nothing which stays rests on."""
    rows: Rows = table(thing.model).filter(thing.only, _belongs(thing, leavers)).order_by()
    if all(each.is_last for each in leavers):
        return rows
    for need in thing.needs:
        rows = rows.exclude(pk__in=_needed(need, leavers))
    return rows


def part_of(part: Part, whole: Rows | Sequence[int]) -> Rows:
    within = whole.values("pk") if isinstance(whole, QuerySet) else whole
    rows: Rows = table(part.model).filter(**{f"{part.path}__in": within}).order_by()
    return rows


def accounts_going(leavers: Sequence[Leaver]) -> list[int]:
    """Return the accounts that are emptied: of those who are in nothing else, and never worked
    here. One query.
    """
    lasts = [account for each in leavers if each.is_last for account in each.accounts]
    held = RoleAssignment.objects.filter(user__in=lasts).values_list("user", flat=True)
    staff = set(held)
    return [
        account
        for each in leavers
        if each.is_last and staff.isdisjoint(each.accounts)
        for account in each.accounts
    ]


def _needed(need: Need, leavers: Sequence[Leaver]) -> Rows:
    """Return the keys of what something that stays rests on."""
    thing = _BY_MODEL[need.thing]
    theirs = Q(**{f"{thing.who}__in": [pk for each in leavers for pk in each.accounts]})
    there = table(thing.model).filter(thing.only, theirs)
    staying = there.exclude(pk__in=there.filter(_belongs(thing, leavers)).values("pk"))
    links = table(need.model).filter(**{f"{need.by}__in": staying.values("pk")})
    found: Rows = links.exclude(**{need.to: None}).values(need.to)
    return found


def _belongs(thing: Thing, leavers: Sequence[Leaver]) -> Q:
    return belongs(leavers, who=thing.who, day=thing.day)
