"""Counts what is open for participants who are handed over: numbers only, no words of anybody."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.utils.translation import ngettext

from accounts.models import User
from assessments.models import AssessmentCase
from certificates.models import CompetenceLetter
from confirmations.models import Comment, ConfirmationRequest, Suggestion
from plans.models import Talk
from portfolio.models import Entry, Feedback
from workplaces.models import Placement

AHEAD = (Placement.State.PLANNED, Placement.State.AGREED)
OVER = (AssessmentCase.State.CLOSED, AssessmentCase.State.WITHDRAWN)


@dataclass(frozen=True)
class OpenMatters:
    """What waits, by participant."""

    unanswered: dict[int, int] = field(default_factory=dict)
    asked: dict[int, int] = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    cases: dict[int, int] = field(default_factory=dict)
    letters: dict[int, int] = field(default_factory=dict)
    ahead: dict[int, int] = field(default_factory=dict)
    under_way: dict[int, int] = field(default_factory=dict)
    talks: dict[int, int] = field(default_factory=dict)

    def of(self, participant: int) -> list[str]:
        """Return what waits for one participant, in words."""
        counts = [
            kind.get(participant, 0)
            for kind in (
                self.unanswered,
                self.asked,
                self.held,
                self.cases,
                self.letters,
                self.ahead,
                self.under_way,
                self.talks,
            )
        ]
        unanswered, asked, held, cases, letters, ahead, under_way, talks = counts
        words = [
            ngettext(
                "%d shared moment without an answer",
                "%d shared moments without an answer",
                unanswered,
            ),
            ngettext("%d question to a supervisor", "%d questions to supervisors", asked),
            ngettext("%d comment to read first", "%d comments to read first", held),
            ngettext("%d case being assessed", "%d cases being assessed", cases),
            ngettext("%d talk to confirm", "%d talks to confirm", letters),
            ngettext("%d placement ahead", "%d placements ahead", ahead),
            ngettext("%d placement under way", "%d placements under way", under_way),
            ngettext("%d follow-up talk ahead", "%d follow-up talks ahead", talks),
        ]
        return [said % count for said, count in zip(words, counts, strict=True) if count]


def open_matters(people: Iterable[int], *, staff: User) -> OpenMatters:
    """Return what is open for these participants, and waits for that member of staff. One query."""
    who = list(people)
    answered = Exists(Feedback.objects.filter(entry=OuterRef("pk"))) | Exists(
        Suggestion.objects.filter(entry=OuterRef("pk"))
    )
    shared = Entry.objects.filter(participant__in=who, state=Entry.State.SHARED).exclude(answered)
    asked = ConfirmationRequest.objects.open().filter(entry__participant__in=who)
    entry = "confirmation__request__entry__participant"
    held = Comment.objects.held().filter(**{f"{entry}__in": who})
    cases = AssessmentCase.objects.filter(participant__in=who).exclude(state__in=OVER)
    letters = CompetenceLetter.objects.filter(
        participant__in=who, partner=staff, state=CompetenceLetter.State.ASKED
    )
    placements = Placement.objects.filter(participant__in=who)
    counted = {
        "unanswered": _counted(shared, "participant"),
        "asked": _counted(asked, "entry__participant"),
        "held": _counted(held, entry),
        "cases": _counted(cases, "participant"),
        "letters": _counted(letters, "participant"),
        "ahead": _counted(placements.filter(state__in=AHEAD), "participant"),
        "under_way": _counted(placements.filter(state=Placement.State.ACTIVE), "participant"),
        "talks": _counted(Talk.objects.open().filter(participant__in=who), "participant"),
    }
    kinds = [rows.annotate(kind=Value(kind)) for kind, rows in counted.items()]
    found: dict[str, dict[int, int]] = {kind: {} for kind in counted}
    for participant, number, kind in kinds[0].union(*kinds[1:], all=True):
        found[kind][participant] = number
    return OpenMatters(**found)


def _counted(rows: QuerySet[Any], by: str) -> QuerySet[Any, Any]:
    number = Count("pk", distinct=True)
    counted: QuerySet[Any, Any] = rows.order_by().values_list(by).annotate(number=number)
    return counted
