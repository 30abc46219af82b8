"""How far a participant has come on the ladder: which words stand behind which competency."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    When,
)

from accounts.models import User
from certificates.models import Certificate
from competencies.models import Competency, Edge, Item
from confirmations.models import Answer, ConfirmationRequest
from portfolio.models import Entry, Evidence, Feedback, SelfAssessment
from portfolio.models.entry import EntryQuerySet
from workplaces.models import Supervisor

NEWEST = ("-happened_on", "-created_at")


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

    Two queries, whatever the number of moments.
    """
    entries = Entry.objects.visible_to(seen_by).filter(participant=participant).kept()
    witnesses = _witnesses_in(entries)
    return [
        Rung(
            competency=competency,
            shown=competency.shown,
            confirmed_by=tuple(witnesses[competency.pk]),
            is_certified=competency.is_certified,
            last_on=competency.last_on,
        )
        for competency in _shown_in(entries, _papers_of(participant, seen_by))
    ]


def latest_rungs(participant: User, number: int) -> list[Rung]:
    """Return what the participant has shown last, and who confirmed it last. One query."""
    entries = Entry.objects.filter(participant=participant).kept()
    said = Answer.objects.about(participant).counting().order_by("-confirmation__made_at")
    last = said.filter(question__competency=OuterRef("pk")).values("confirmation__name")
    shown = _shown_in(entries, _papers_of(participant, participant))
    return [
        Rung(
            competency=competency,
            shown=competency.shown,
            confirmed_by=tuple(filter(None, [(competency.witness or "").split(" ")[0]])),
            is_certified=competency.is_certified,
            last_on=competency.last_on,
        )
        for competency in shown.annotate(witness=Subquery(last[:1]))[:number]
    ]


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


def with_words(entries: EntryQuerySet) -> EntryQuerySet:
    """Fetch with each entry all that was said about it, newest first. Three further queries."""
    pictures = Evidence.objects.filter(entry=OuterRef("pk"))
    said = SelfAssessment.objects.select_related("competency")
    asked = ConfirmationRequest.objects.with_how_far().select_related("supervisor__workplace")
    answered = Feedback.objects.select_related("author")
    return (
        entries.newest_first()
        .annotate(picture=Subquery(pictures.values("pk")[:1]))
        .prefetch_related(
            Prefetch("self_assessments", said),
            Prefetch("confirmation_requests", asked),
            Prefetch("feedback", answered),
        )
    )


def draft_and_latest(participant: User, number: int) -> tuple[Entry | None, list[Entry]]:
    """Return the draft touched last, if there is one, and the latest moments. One query."""
    draft = Q(state=Entry.State.DRAFT)
    drafts = Entry.objects.filter(draft, participant=participant).order_by("-changed_at")
    wanted = ~draft | Q(pk=Subquery(drafts.values("pk")[:1]))
    moments = _with_how_far(Entry.objects.filter(wanted, participant=participant))
    first = list(moments.order_by(Case(When(draft, then=0), default=1), *NEWEST)[: number + 1])
    if first and first[0].is_draft:
        return first[0], first[1:]
    return None, first[:number]


def latest_of(participant: User) -> QuerySet[Any]:
    """Return the moments, newest first, each with its picture and how far it got. One query."""
    return _with_how_far(Entry.objects.filter(participant=participant).kept().newest_first())


def _with_how_far(entries: EntryQuerySet) -> QuerySet[Any]:
    pictures = Evidence.objects.filter(entry=OuterRef("pk"))
    answers = Answer.objects.counting().filter(confirmation__request__entry=OuterRef("pk"))
    asked = ConfirmationRequest.objects.filter(entry=OuterRef("pk"))
    replied = asked.filter(state=ConfirmationRequest.State.ANSWERED)
    shown = SelfAssessment.objects.filter(entry=OuterRef("pk"))
    return entries.annotate(
        picture=Subquery(pictures.values("pk")[:1]),
        witness=Subquery(answers.values("confirmation__name")[:1]),
        asked=Subquery(asked.open().values("name")[:1]),
        lost=Subquery(asked.lost().values("name")[:1]),
        replied=Subquery(replied.values("name")[:1]),
        set_aside=Exists(
            replied.filter(
                supervisor__state=Supervisor.State.REJECTED,
                confirmation__answers__answer__in=Answer.SEEN,
            )
        ),
        first_shown=Subquery(shown.values("competency__name")[:1]),
    )


def _shown_in(entries: QuerySet[Entry], papers: QuerySet[Certificate]) -> QuerySet[Any]:
    """Return the competencies with how often, when last, and whether they stand on a paper."""
    return (
        Competency.objects.get_queryset()
        .filter(self_assessments__entry__in=entries)
        .annotate(
            shown=Count("self_assessments"),
            last_on=Max("self_assessments__entry__happened_on"),
            is_certified=Exists(papers.filter(competencies=OuterRef("pk"))),
        )
        .order_by("-last_on", "position", "pk")
    )


def _witnesses_in(entries: QuerySet[Entry]) -> dict[int, list[str]]:
    """Return {competency id: first names of those whose answers count}."""
    answers = (
        Answer.objects.counting()
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


def _papers_of(participant: User, seen_by: User) -> QuerySet[Certificate]:
    return Certificate.objects.visible_to(seen_by).valid().filter(participant=participant)
