"""Finds accounts that may be one person: by number, by birth date and name, by phone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import PersonIdentifier, Role, User
from lifecycle.models import Event
from programmes.enrolling.knowing import alike, people
from programmes.models import Enrolment

MOST_OF_A_KIND = 20  # so many with one birth date or phone are no sign of anything


@dataclass(frozen=True)
class Pair:
    """Two accounts, the older first, and why they may be one person's."""

    kept: User
    gone: User
    why: str


def reach_of(user: User) -> "QuerySet[User]":
    """Return whom the user may make one: those whose enrolments they lead, and handle.

    A project lead reaches nobody protected, and a handler of protected identities only those.
    """
    led = Q(
        local_project__organisation__in=user.organisations_as(Role.PROJECT_LEAD),
        participant__is_protected=False,
    )
    handled = Q(
        local_project__organisation__in=user.organisations_as(Role.PROTECTED_HANDLER),
        participant__is_protected=True,
    )
    theirs = Enrolment.objects.filter(led | handled).exclude(state=Enrolment.State.ERASED)
    reached: QuerySet[User] = people().filter(pk__in=theirs.values("participant"))
    return reached


def pair_of(user: User, kept: int, gone: int) -> Pair | None:
    """Return the two if the user reaches both, and no boundary of protection lies between."""
    found = {each.pk: each for each in reach_of(user).filter(pk__in=[kept, gone])}
    if len(found) < 2 or found[kept].is_protected != found[gone].is_protected:
        return None
    return Pair(found[kept], found[gone], "")


def pairs_for(user: User) -> list[Pair]:
    """Return all pairs that the user may look at. Three queries, however many people there are."""
    reached = {each.pk: each for each in reach_of(user).order_by("pk")}
    settled = _settled()
    found: dict[frozenset[int], Pair] = {}
    for one, other, why in _signs(reached):
        key = frozenset([one.pk, other.pk])
        if key not in found and key not in settled and one.is_protected == other.is_protected:
            older, younger = sorted([one, other], key=lambda each: each.pk)
            found[key] = Pair(older, younger, why)
    return list(found.values())


def differ(pair: Pair, *, by: User) -> None:
    """Write down that the two are not one person, so that nobody is asked again."""
    Event.record(pair.kept, "differ", by=by, note=str(pair.gone.pk))


def _settled() -> set[frozenset[int]]:
    kind = ContentType.objects.get_for_model(User)
    said = Event.objects.filter(subject_type=kind, action="differ")
    rows = said.values_list("subject_id", "note")
    return {frozenset([int(one), int(other)]) for one, other in rows}


def _signs(reached: dict[int, User]) -> Iterator[tuple[User, User, str]]:
    numbers = defaultdict(list)
    held = PersonIdentifier.objects.filter(valid_to=None, user__in=reached.keys())
    for index, user in held.values_list("blind_index", "user"):
        numbers[index].append(reached[user])
    for one, other in _pairs_in(numbers.values()):
        yield one, other, _("The same identity number")
    for field, why in (("phone", _("The same phone")), ("birth_date", "")):
        alike_in = defaultdict(list)
        for each in reached.values():
            if fact := getattr(each, field):
                alike_in[fact].append(each)
        for one, other in _pairs_in(alike_in.values()):
            if why or alike(one.name, other.name):
                yield one, other, why or _("The same birth date, and similar names")


def _pairs_in(groups: Iterable[list[User]]) -> Iterator[tuple[User, User]]:
    for group in groups:
        if 1 < len(group) <= MOST_OF_A_KIND:
            yield from combinations(group, 2)
