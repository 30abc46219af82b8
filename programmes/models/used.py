"""What somebody's programmes use: which versions of frameworks, and which kinds of certificate.

Whoever takes part in two has what either uses. A programme that names nothing leaves all open, and
so does taking part in nothing.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from competencies.models import Competency, Framework
from competencies.models import CompetencyQuerySet as Competencies
from programmes.models.enrolled import EnrolmentQuerySet
from programmes.models.enrolment import Enrolment
from programmes.models.programme import Programme


def uses(person: Any, framework: Any) -> Q:
    """Say whether somebody uses a version; both are keys, or references to the query outside.

    A programme whose versions are all retired names nothing: nobody is left without anything to
    choose. Beside a successor, a retired one stays for what was shown by it while it held.
    """
    naming = _places_of(person).filter(local_project__programme__frameworks=framework)
    return _leaves_all_open(person) | Q(Exists(naming))


def competencies_for(participant: User) -> Competencies:
    """Return what somebody can choose from now: of the versions they use, what is in use."""
    return Competency.objects.in_use().filter(uses(participant.pk, OuterRef("framework")))


def competencies_for_any(participants: Collection[int]) -> Competencies:
    """Return what at least one of them can choose from now."""
    people = User.objects.filter(pk__in=participants)
    using = people.filter(uses(OuterRef("pk"), OuterRef(OuterRef("framework"))))
    return Competency.objects.in_use().filter(Exists(using))


@dataclass(frozen=True)
class Versions:
    """The versions of frameworks that somebody uses, by their keys; None leaves all open."""

    named: frozenset[int] | None = None

    def __contains__(self, framework: int) -> bool:
        return self.named is None or framework in self.named


def versions_of_each(participants: Collection[int]) -> dict[int, Versions]:
    """Return the versions that each uses today. One query."""
    places = Enrolment.objects.current().filter(participant__in=participants)
    naming = places.exclude(_leaves_all_open(OuterRef("participant")))
    named: dict[int, set[int]] = defaultdict(set)
    for person, framework in naming.values_list(
        "participant", "local_project__programme__frameworks"
    ):
        named[person].add(framework)
    return {key: Versions(frozenset(named[key]) or None) for key in participants}


def _leaves_all_open(person: Any) -> Q:
    """Say whether somebody takes part in nothing, or in a programme that names nothing in use."""
    named = Framework.objects.in_use().filter(programmes=OuterRef("local_project__programme"))
    silent = _places_of(person).filter(~Exists(named))
    return Q(~Exists(_places_of(person))) | Q(Exists(silent))


def _places_of(person: Any) -> EnrolmentQuerySet:
    return Enrolment.objects.current().filter(participant=person)


@dataclass(frozen=True)
class Kinds:
    """The kinds of certificate that can come of somebody's programmes; None leaves all open."""

    named: frozenset[str] | None = None

    def __contains__(self, kind: str) -> bool:
        return self.named is None or kind in self.named


def kinds_of(participant: User) -> Kinds:
    """Return the kinds that can come of what somebody takes part in today. One query."""
    places = _places_of(participant)
    used = list(places.values_list("local_project__programme__certificate_kinds", flat=True))
    if not used or not all(used):
        return Kinds()
    return Kinds(frozenset(kind for each in used for kind in each))


def place_for(participant: User, kind: str) -> Enrolment | None:
    """Return of which place a certificate of a kind comes: the latest whose programme uses it, else
    the latest; None for somebody who takes part in nothing. One query.
    """
    current = _places_of(participant)
    places = list(current.select_related("local_project__programme").order_by("-starts_on", "-pk"))
    using = [each for each in places if each.local_project.programme.uses_kind(kind)]
    return next(iter(using or places), None)


def using(kind: str) -> QuerySet[Programme]:
    """Return the programmes that use a kind of certificate. Queries once now, once later."""
    saying = Programme.objects.exclude(certificate_kinds=[])
    without = [each.pk for each in saying if not each.uses_kind(kind)]
    return Programme.objects.exclude(pk__in=without)
