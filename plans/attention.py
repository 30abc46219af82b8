"""What of a plan waits for the participant, as rows that another query can be joined with.

The first page asks for it together with other news, so that it is no query more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import User
from plans.models import Conversation, Goal, Step, Talk

COLUMNS = ("kind", "key", "concerns", "said", "preferred", "full", "on")
WORDS = F("words")
NO_WORDS = Value(None, output_field=CharField())
NO_DAY = Cast(Value(None), DateField())  # PostgreSQL joins rows of like types only
STEP, IDEA, BEGUN, TOLD, TALK = "step", "idea", "begun", "told", "talk"


class Row(NamedTuple):
    """One thing that waits: what it is, and in whose words."""

    kind: str
    pk: str
    about: str | None  # the id of the goal, or of what else it is about
    words: str
    preferred: str | None
    name: str | None
    day: date | None

    @property
    def goal_id(self) -> str | None:
        """The goal that a step leads to, as templates ask a step for it."""
        return self.about

    @property
    def called(self) -> str:
        """What the one behind it is called, as `User.called` has it."""
        return self.preferred or (self.name or "").split(" ")[0]


@dataclass(frozen=True)
class Glance:
    """What the first page shows of a plan."""

    step: Row | None  # the present small step set last
    ideas: tuple[Row, ...]  # goals and steps that somebody suggests
    talk: Row | None  # a day to answer about, or one that is near
    is_begun: bool  # a conversation waits to be gone on with
    is_untold: bool  # nothing is told and nothing planned yet


def glance_at(rows: Iterable[Row]) -> Glance:
    """Make of the rows what a page shows. Does not query."""
    by_kind: dict[str, list[Row]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    steps = sorted(by_kind.get(STEP, []), key=lambda row: int(row.pk))
    talks = [row for row in by_kind.get(TALK, []) if _is_to_be_shown(row)]
    return Glance(
        step=steps[-1] if steps else None,
        ideas=tuple(by_kind.get(IDEA, [])),
        talk=talks[0] if talks else None,
        is_begun=BEGUN in by_kind,
        is_untold=not {BEGUN, TOLD, STEP} & by_kind.keys(),
    )


def rows_of(participant: User) -> list[QuerySet[Any, Any]]:
    """Return the queries to be joined: few rows each, as a plan is small."""
    own = Step.objects.filter(goal__plan__participant=participant, goal__state=Goal.State.CHOSEN)
    goals = Goal.objects.filter(plan__participant=participant).suggested()
    talks = Talk.objects.filter(participant=participant).open()
    told = Conversation.objects.filter(participant=participant)
    return [
        as_rows(own.filter(state=Step.State.NOW), STEP, about="goal"),
        as_rows(own.filter(state=Step.State.SUGGESTED), IDEA, about="goal", by="suggested_by"),
        as_rows(goals, IDEA, about="pk", by="suggested_by"),
        as_rows(talks, TALK, said=F("state"), by="named_by", on=F("day")),
        as_rows(told.begun(), BEGUN, said=F("state")),
        as_rows(told.exclude(state=Conversation.State.BEGUN), TOLD, said=F("state")),
    ]


def as_rows(
    things: QuerySet[Any],
    kind: str,
    *,
    said: F = WORDS,
    about: str = "",
    by: str = "",
    on: F | Cast = NO_DAY,
) -> QuerySet[Any, Any]:
    """Return a query of `Row`s: of which kind, in whose words, and who is behind it."""
    return (  # type: ignore[no-any-return]
        things.order_by()
        .annotate(
            kind=Value(kind),
            key=Cast("pk", CharField()),
            concerns=Cast(about, CharField()) if about else NO_WORDS,
            said=said,
            preferred=F(f"{by}__preferred_name") if by else NO_WORDS,
            full=F(f"{by}__name") if by else NO_WORDS,
            on=on,
        )
        .values_list(*COLUMNS)
    )


def _is_to_be_shown(talk: Row) -> bool:
    """A day that waits for an answer, or is at most one day away: others need no reminding."""
    if talk.words == Talk.State.OFFERED:
        return True
    is_near = talk.day is not None and talk.day <= timezone.localdate() + timedelta(days=1)
    return talk.words == Talk.State.AGREED and is_near
