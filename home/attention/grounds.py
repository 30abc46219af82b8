"""Fetches whose words stand behind what, for one participant or many in as many queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from assessments.models import AssessmentCase
from confirmations.models import Answer, ConfirmationRequest, Door
from home.attention.proof import Met, Proof, Told, next_proof
from portfolio.models import Entry, SelfAssessment
from programmes.models import uses
from workplaces.models import Placement, Supervisor

Pair = tuple[int, int]  # participant, competency
ENTRY = "confirmation__request__entry"
CAN_BE_ASKED = Q(
    ~Q(supervisor__email="") | ~Q(supervisor__phone=""),
    supervisor__state__in=[Supervisor.State.NEW, Supervisor.State.APPROVED],
)


@dataclass(frozen=True)
class Grounds:
    """What is known of some participants, as far as the reader may see it."""

    told: dict[int, list[Told]] = field(default_factory=dict)
    seen: dict[Pair, int] = field(default_factory=dict)  # by how many, each moment counted
    handed_in: frozenset[Pair] = frozenset()
    met: dict[int, list[Met]] = field(default_factory=dict)
    asked: frozenset[tuple[UUID, int]] = frozenset()

    def next_proof(self, participant: int) -> Proof | None:
        """Return what the participant could ask about next, and whom."""
        behind = {*self.seen, *self.handed_in}
        return next_proof(
            self.told.get(participant, []),
            self.met.get(participant, []),
            seen={competency for who, competency in behind if who == participant},
            asked=self.asked,
        )


def grounds_of(people: Iterable[int], *, seen_by: User) -> Grounds:
    """Return what stands behind what these participants have shared. Four queries."""
    who = list(people)
    entries = Entry.objects.visible_to(seen_by).filter(Entry.is_shared_q(), participant__in=who)
    met, asked = _met_by(who)
    return Grounds(
        told=_told_in(SelfAssessment.objects.filter(entry__in=entries.values("pk"))),
        seen=_seen_in(entries),
        handed_in=frozenset(_handed_in(who)),
        met=met,
        asked=asked,
    )


def own_proof(participant: User) -> Proof | None:
    """Return what the participant could ask about next, and whom. Two queries."""
    mine = SelfAssessment.objects.filter(
        entry__participant=participant, entry__state=Entry.State.SHARED
    )
    seen = Answer.objects.about(participant).counting()
    alone = mine.exclude(
        Exists(seen.filter(question__competency=OuterRef("competency")))
        | Exists(_handed_in([participant.pk]).filter(competencies=OuterRef("competency")))
    )
    met, asked = _met_by([participant.pk])
    return Grounds(told=_told_in(alone), met=met, asked=asked).next_proof(participant.pk)


def _told_in(said: QuerySet[SelfAssessment]) -> dict[int, list[Told]]:
    """Return what each has told by the versions that they use: by another, nobody is asked."""
    used = uses(OuterRef("entry__participant"), OuterRef("competency__framework"))
    rows = said.filter(used).values_list(
        "entry__participant",
        "competency",
        "competency__name",
        "entry",
        "entry__happened_on",
        "entry__text",
        "entry__placement",
        "entry__place",
        "entry__state",
    )
    told: dict[int, list[Told]] = defaultdict(list)
    for who, competency, name, entry, on, words, placement, place, state in rows:
        frozen = state == Entry.State.SUBMITTED
        own = Told(who, competency, name, entry, on, words, placement, place, is_frozen=frozen)
        told[who].append(own)
    return told


def _seen_in(entries: QuerySet[Entry]) -> dict[Pair, int]:
    """Return how often somebody has seen it: once for each moment and whoever spoke of it."""
    counted = (
        Answer.objects.counting()
        .once_each()
        .filter(**{f"{ENTRY}__in": entries.values("pk")})
        .order_by()
        .values_list(f"{ENTRY}__participant", "question__competency")
        .annotate(number=Count("word_of", distinct=True))
    )
    return {(who, competency): number for who, competency, number in counted}


def _handed_in(people: list[int]) -> QuerySet[Any, Any]:
    """Return what is or was assessed. What came of it is the participant's to tell."""
    cases = AssessmentCase.objects.filter(participant__in=people)
    return cases.exclude(state=AssessmentCase.State.WITHDRAWN).values_list(
        "participant", "competencies"
    )


def _met_by(people: list[int]) -> tuple[dict[int, list[Met]], frozenset[tuple[UUID, int]]]:
    """Return whom each has met, and who was asked about which moment. One query."""
    met: dict[int, list[Met]] = defaultdict(list)
    asked: set[tuple[UUID, int]] = set()
    columns = ("who", "whom", "name", "since", "until", "at", "placed", "about", "can_be_asked")
    rows = _placements_of(people).values_list(*columns)
    for who, whom, name, since, until, place, placed, about, can_be_asked in rows.union(
        _requests_of(people).values_list(*columns), all=True
    ):
        if about:
            asked.add((about, whom))
        if can_be_asked:
            met[who].append(Met(who, whom, name, since, until, place, placed))
    return met, frozenset(asked)


def _placements_of(people: list[int]) -> QuerySet[Any]:
    placed = Placement.objects.begun().filter(participant__in=people, supervisor__isnull=False)
    return placed.order_by().annotate(  # type: ignore[no-any-return]
        who=F("participant"),
        whom=F("supervisor"),
        name=F("supervisor__name"),
        since=F("starts_on"),
        until=Coalesce("ends_on", Value(timezone.localdate())),
        at=F("workplace__name"),
        placed=F("pk"),
        about=Value(None, output_field=UUIDField()),
        can_be_asked=_if(CAN_BE_ASKED),
    )


def _requests_of(people: list[int]) -> QuerySet[Any]:
    """Return whom they have asked. The team's own words are nobody's who was asked."""
    asked = ConfirmationRequest.objects.filter(entry__participant__in=people)
    named = Q(supervisor__named_by=F("entry__participant"), state="answered")
    return (
        asked.exclude(sent_at=None)  # looked at, and perhaps taken back, before anybody was asked
        .exclude(door=Door.TEAM)
        .order_by()
        .annotate(
            who=F("entry__participant"),
            whom=Coalesce("supervisor__merged_into", "supervisor"),
            since=F("happened_on"),
            until=F("happened_on"),
            at=Coalesce("entry__placement__workplace__name", "entry__place"),
            placed=Value(None, output_field=IntegerField()),
            about=F("entry"),
            can_be_asked=_if(CAN_BE_ASKED & named),
        )
    )


def _if(condition: Q) -> Case:
    return Case(When(condition, then=True), default=False, output_field=BooleanField())
