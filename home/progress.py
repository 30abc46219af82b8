"""How far a participant has come on the ladder: which words stand behind which competency."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Subquery

from accounts.models import User
from certificates.models import Certificate
from competencies.models import Competency, Edge, Item
from confirmations.models import Answer, ConfirmationRequest
from portfolio.models import Entry, Evidence, SelfAssessment


@dataclass(frozen=True)
class Rung:
    """One competency of one participant, and whose words stand behind it."""

    competency: Competency
    shown: int  # in how many moments
    confirmed_by: tuple[str, ...]  # first names, whoever answered first standing first
    is_certified: bool
    last_on: date

    @property
    def is_confirmed(self) -> bool:
        return bool(self.confirmed_by)

    @property
    def witness(self) -> str:
        """Who confirmed it last."""
        return self.confirmed_by[-1] if self.confirmed_by else ""

    @property
    def icon(self) -> str:
        return f"{self.competency.icon}-duo"


def ladder_of(participant: User, *, seen_by: User) -> list[Rung]:
    """Return what the participant has shown, the latest first, as far as the reader may see it.

    Three queries, whatever the number of moments.
    """
    entries = Entry.objects.visible_to(seen_by)
    counts = {
        row["competency"]: row
        for row in SelfAssessment.objects.shown_by(participant)
        .filter(entry__in=entries)
        .values("competency")
        .annotate(shown=Count("entry"), last_on=Max("entry__happened_on"))
        .order_by()
    }
    witnesses = _witnesses_of(participant, entries)
    rungs = [
        Rung(
            competency=item,
            shown=counts[item.pk]["shown"],
            confirmed_by=tuple(witnesses[item.pk]),
            is_certified=item.is_certified,
            last_on=counts[item.pk]["last_on"],
        )
        for item in _with_certificate(participant, seen_by).filter(pk__in=counts)
    ]
    return sorted(rungs, key=lambda rung: rung.last_on, reverse=True)


def by_area(rungs: Iterable[Rung]) -> list[tuple[Item | None, list[Rung]]]:
    """Group the rungs under the areas of the framework, in its order. One more query.

    A competency of two areas stands under both; one of none stands last, under None.
    """
    by_competency = {rung.competency.pk: rung for rung in rungs}
    edges = (
        Edge.objects.filter(child__in=by_competency, parent__kind=Item.Kind.AREA)
        .select_related("parent")
        .order_by("parent__framework", "parent__position", "position", "pk")
    )
    groups: dict[Item | None, list[Rung]] = defaultdict(list)
    for edge in edges:
        groups[edge.parent].append(by_competency[edge.child_id])
    placed = {rung.competency.pk for group in groups.values() for rung in group}
    for pk in by_competency.keys() - placed:
        groups[None].append(by_competency[pk])
    return list(groups.items())


def latest_of(participant: User) -> QuerySet[Any]:
    """Return the moments, newest first, each with its picture and its witness. One query."""
    pictures = Evidence.objects.filter(entry=OuterRef("pk"))
    answers = Answer.objects.counting().filter(confirmation__request__entry=OuterRef("pk"))
    asked = ConfirmationRequest.objects.open().filter(entry=OuterRef("pk"))
    return (
        Entry.objects.filter(participant=participant)
        .kept()
        .newest_first()
        .annotate(
            picture=Subquery(pictures.values("pk")[:1]),
            witness=Subquery(answers.values("confirmation__name")[:1]),
            asked=Subquery(asked.values("supervisor__name")[:1]),
        )
    )


def _witnesses_of(participant: User, entries: QuerySet[Entry]) -> dict[int, list[str]]:
    """Return {competency id: first names of those whose answers count}."""
    answers = (
        Answer.objects.counting()
        .about(participant)
        .filter(confirmation__request__entry__in=entries)
        .order_by("confirmation__made_at")
        .values_list("question__competency", "confirmation__name")
    )
    witnesses: dict[int, list[str]] = defaultdict(list)
    for competency, name in answers:
        first_name = name.split(" ")[0]
        if first_name not in witnesses[competency]:
            witnesses[competency].append(first_name)
    return witnesses


def _with_certificate(participant: User, seen_by: User) -> QuerySet[Any]:
    """Add to each competency whether it stands on a certificate that holds."""
    seen = Certificate.objects.visible_to(seen_by).valid().filter(participant=participant)
    on_paper = Exists(seen.filter(competencies=OuterRef("pk")))
    return Competency.objects.get_queryset().annotate(is_certified=on_paper)
