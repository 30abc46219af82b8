"""Whom a place can be found for: those who take part in a project of its organisation today."""

from django.db.models import Q, QuerySet

from accounts.models import Role, User
from workplaces.models.placement import PLACERS
from workplaces.models.taking_part import taking_part_at
from workplaces.models.workplace import Workplace


def could_be_placed(workplace: Workplace, *, by: User) -> QuerySet[User]:
    """Return those whom the user may place there; the protected only if they handle such."""
    place = workplace.organisation_id
    whom = Q(pk__in=[])
    if by.has_role(*PLACERS, at=place):
        whom |= Q(is_protected=False)
    if by.has_role(Role.PROTECTED_HANDLER, at=place):
        whom |= Q(is_protected=True)
    there = taking_part_at(place).values("pk")
    return User.objects.filter(whom, pk__in=there).order_by("name", "pk")


def named(people: QuerySet[User], words: str) -> QuerySet[User]:
    """Return those whose name holds each of the words; of the protected only the alias is known."""
    found = people
    for word in words.split():
        full = Q(name__icontains=word, is_protected=False)
        found = found.filter(full | Q(preferred_name__icontains=word))
    return found
