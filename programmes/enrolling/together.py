"""Inviting many at once, under the rules of inviting one: nothing here asks a question a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import PersonIdentifier, User
from lifecycle.models import Event
from programmes.enrolling import add_what_is_new
from programmes.models import Assignment, Enrolment, Ground, GroundHeld, LocalProject

FACTS = ("preferred_name", "birth_date", "phone", "email")


@dataclass(eq=False)
class Newcomer:
    """Somebody to be put on the list of a project, and what is known of them."""

    key: UUID  # of the enrolment: what is invited twice is there once
    name: str
    birth_date: date
    starts_on: date
    preferred_name: str = ""
    email: str = ""
    phone: str = ""
    numbers: list[tuple[str, str]] = field(default_factory=list)  # (kind, value)
    grounds: list[tuple[Ground, str]] = field(default_factory=list)  # and what shows each
    contact: User | None = None
    person: User | None = None  # whose account it is; None makes one

    @property
    def facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in FACTS}


@transaction.atomic
def invite_together(
    newcomers: Sequence[Newcomer], project: LocalProject, *, by: User
) -> list[Enrolment]:
    """Make the people, their enrolments and all that is known of each: all of it, or Refused."""
    LocalProject.objects.select_for_update().get(pk=project.pk)
    _fill_in([each for each in newcomers if each.person])
    people = _make_people(newcomers)
    PersonIdentifier.record_all(
        [(people[each], *number) for each in newcomers for number in each.numbers], by=by
    )
    invited = Enrolment.invite_all(
        {people[each]: each.starts_on for each in newcomers},
        project,
        by=by,
        keys={people[each]: each.key for each in newcomers},
    )
    enrolments = {each: invited[people[each]] for each in newcomers}
    _settle(enrolments, by=by)
    contacts = {of: each.contact for each, of in enrolments.items() if each.contact}
    Assignment.begin_all(contacts, by=by)
    return list(enrolments.values())


def _fill_in(known: Sequence[Newcomer]) -> None:
    """Add what was not known of those who are here already. One query, if anything is new."""
    changed, fields = [], set()
    for each in known:
        assert each.person
        if new := add_what_is_new(each.person, each.facts):
            changed.append(each.person)
            fields.update(new)
    if changed:
        User.objects.bulk_update(changed, sorted(fields))


def _make_people(newcomers: Sequence[Newcomer]) -> dict[Newcomer, User]:
    """Return whose account each is, made where there is none."""
    new = [each for each in newcomers if each.person is None]
    built = []
    for each in new:
        facts = each.facts
        built.append(User.objects.build(facts.pop("email"), each.name, **facts))
    made = dict(zip(new, User.objects.bulk_create(built), strict=True))
    return {each: each.person or made[each] for each in newcomers}


def _settle(enrolments: Mapping[Newcomer, Enrolment], *, by: User) -> None:
    """Write down the grounds that were named. Who begins with them is asked once more."""
    today = timezone.localdate()
    held = GroundHeld.objects.bulk_create(
        GroundHeld(enrolment=of, ground=ground, note=note, decided_by=by, decided_on=today)
        for newcomer, of in enrolments.items()
        for ground, note in newcomer.grounds
    )
    Event.record_all({each.enrolment for each in held}, "name_grounds", by=by)
