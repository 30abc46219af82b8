"""Making what a list asks for, by the domain's own calls for many at once. One transaction."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction

from accounts.models import RoleAssignment, User
from intake.columns import Kind
from intake.judging import Scope
from intake.judging.places import Place
from intake.judging.staff import Engagement
from programmes.enrolling.together import Newcomer, invite_together
from workplaces.models import Workplace
from workplaces.models.contacts import name_contacts


@transaction.atomic
def write(kind: str, things: Sequence[Any], scope: Scope) -> None:
    """Make all of it, or raise Refused or IntegrityError where somebody was faster."""
    WRITERS[Kind(kind)](things, scope)


def _invite(newcomers: Sequence[Newcomer], scope: Scope) -> None:
    invite_together(newcomers, scope.project, by=scope.by)


def _engage(engagements: Sequence[Engagement], scope: Scope) -> None:
    """Make accounts and give roles together; a team takes its members one by one."""
    new = [each for each in engagements if each.person is None]
    built = [User.objects.build(each.email, each.name, phone=each.phone) for each in new]
    made = dict(zip(new, User.objects.bulk_create(built), strict=True))
    people = {each: each.person or made[each] for each in engagements}
    roles = [
        RoleAssignment(
            user=person,
            role=role,
            organisation=scope.organisation,
            starts_on=each.starts_on,
            ends_on=each.ends_on,
        )
        for each, person in people.items()
        for role in each.roles
    ]
    RoleAssignment.give_all(roles, by=scope.by)
    for each, person in people.items():
        for team, role in each.memberships:
            team.add_member(person, role, by=scope.by)


def _add_places(places: Sequence[Place], scope: Scope) -> None:
    facts = [place.facts for place in places]
    made = Workplace.add_all(facts, organisation=scope.organisation, by=scope.by)
    pairs = zip(made, places, strict=True)
    name_contacts([(at, place.contact) for at, place in pairs if place.contact], by=scope.by)


WRITERS: dict[Kind, Callable[[Any, Scope], None]] = {
    Kind.PARTICIPANTS: _invite,
    Kind.STAFF: _engage,
    Kind.PLACES: _add_places,
}
