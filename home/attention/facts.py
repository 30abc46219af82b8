"""Fetches what is known of each participant someone follows, in as many queries for one as for all.

Only what is shared counts: that somebody writes for themselves is nobody's business.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.text import Truncator

from accounts.models import User
from confirmations.models import Comment
from home.attention.group import Ahead, Facts
from home.attention.needs import ready_in, without_answer
from lifecycle.models import Event
from plans.models import Conversation, Goal, Plan, Talk
from portfolio.models import Entry
from programmes.models import Enrolment
from workplaces.models import Supervisor

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Moment:
    """What of a shared entry matters here."""

    participant: int
    pk: UUID
    happened_on: date
    text: str
    waits: bool  # for a word of the team

    @property
    def title(self) -> str:
        return Truncator(self.text.strip()).chars(80)


def with_plans(followed: Any) -> Any:
    """Fetch people and what of plans is told with each enrolment: it costs no further query."""
    return followed.select_related("participant", "local_project").annotate(**_of_plans())


def facts_for(enrolments: Sequence[Any], user: User) -> list[Facts]:
    """Return the facts about some whom the user follows, fetched with their plans. Five queries."""
    people = {enrolment.participant_id for enrolment in enrolments}
    seen = Entry.objects.visible_to(user).filter(participant__in=people)
    moments = _moments_in(seen)
    shared_on = _shared_on([moment for moment in moments if moment.waits])
    supervisors = _new_supervisors(user, people)
    held = _held_comments(user, people)
    ready = _ready(seen)
    mine: dict[int, list[Moment]] = defaultdict(list)
    for moment in moments:
        mine[moment.participant].append(moment)
    return [
        replace(
            _facts_of(enrolment, mine[who], shared_on, supervisors[who], held[who], ready[who]),
            talk=_ahead(enrolment),
            has_told=enrolment.has_told,
        )
        for enrolment in enrolments
        for who in [enrolment.participant_id]
    ]


def _facts_of(
    enrolment: Enrolment,
    moments: list[Moment],
    shared_on: dict[str, date],
    supervisors: list[Supervisor],
    held: list[Comment],
    ready: list[str],
) -> Facts:
    waiting = [moment for moment in moments if moment.waits]
    oldest = min(waiting, key=lambda moment: _since(moment, shared_on), default=None)
    last = moments[0] if moments else None
    a_week_ago = timezone.localdate() - A_WEEK
    return Facts(
        enrolment=enrolment,
        unanswered=str(oldest.pk) if oldest else "",
        unanswered_text=oldest.title if oldest else "",
        unanswered_since=_since(oldest, shared_on) if oldest else None,
        new_supervisors=tuple(supervisors),
        held_comments=tuple(held),
        ready=tuple(ready),
        last_on=last.happened_on if last else None,
        last_text=last.title if last else "",
        in_a_week=sum(moment.happened_on > a_week_ago for moment in moments),
    )


def _since(moment: Moment, shared_on: dict[str, date]) -> date:
    return shared_on.get(str(moment.pk), moment.happened_on)


def _moments_in(seen: QuerySet[Entry]) -> list[Moment]:
    """Return the shared moments, newest first.

    One that is part of a case asks for no answer, nor does one that the team itself suggested.
    """
    waits = ExpressionWrapper(without_answer(), output_field=BooleanField())
    rows = (
        seen.order_by("-happened_on", "-created_at")
        .annotate(waits=waits)
        .values_list("participant", "pk", "happened_on", "text", "waits")
    )
    return [Moment(*row) for row in rows]


def _shared_on(waiting: list[Moment]) -> dict[str, date]:
    """Return {entry id: the day it was last shared}, as the log of events has it."""
    kind = ContentType.objects.get_for_model(Entry)
    events = Event.objects.filter(
        subject_type=kind, action="share", subject_id__in=[str(moment.pk) for moment in waiting]
    ).order_by("pk")
    return {event.subject_id: timezone.localdate(event.at) for event in events}


def _new_supervisors(user: User, people: Iterable[int]) -> dict[int, list[Supervisor]]:
    waiting = Supervisor.objects.visible_to(user).waiting().filter(named_by__in=people)
    found: dict[int, list[Supervisor]] = defaultdict(list)
    for supervisor in waiting:
        assert supervisor.named_by_id is not None  # it is one of the people asked about
        found[supervisor.named_by_id].append(supervisor)
    return found


def _held_comments(user: User, people: Iterable[int]) -> dict[int, list[Comment]]:
    entry = "confirmation__request__entry"
    waiting = (
        Comment.objects.visible_to(user).held().filter(**{f"{entry}__participant__in": people})
    )
    found: dict[int, list[Comment]] = defaultdict(list)
    for comment in waiting:
        found[comment.concerns.pk].append(comment)
    return found


def _of_plans() -> dict[str, Any]:
    """Return what of plans is fetched with each enrolment: it costs no query of its own."""
    who = OuterRef("participant")
    ahead = Talk.objects.open().filter(participant=who).order_by()
    shown = ahead.filter(goal__plan__state=Plan.State.SHARED, goal__state__in=Goal.OPEN_TO_THE_TEAM)
    return {
        "has_told": Exists(Conversation.objects.shared().filter(participant=who)),
        "talk_pk": Subquery(ahead.values("pk")),
        "talk_state": Subquery(ahead.values("state")),
        "talk_day": Subquery(ahead.values("day")),
        "talk_about": Subquery(shown.values("goal__words")),
    }


def _ahead(enrolment: Any) -> Ahead | None:
    """Return the talk that is ahead: at most one for each participant."""
    if enrolment.talk_pk is None:
        return None
    return Ahead(
        pk=enrolment.talk_pk,
        is_asked=enrolment.talk_state == Talk.State.ASKED,
        is_agreed=enrolment.talk_state == Talk.State.AGREED,
        day=enrolment.talk_day,
        together=enrolment.talk_about or "",
    )


def _ready(seen: QuerySet[Entry]) -> dict[int, list[str]]:
    """Return {participant id: names of what is shown and confirmed, and was put in no case}."""
    rows = ready_in(seen).values_list("entry__participant", "competency", "competency__name")
    names: dict[int, dict[int, str]] = defaultdict(dict)
    for who, competency, name in rows.order_by("pk"):
        names[who][competency] = str(name)
    return defaultdict(list, {who: list(ns.values()) for who, ns in names.items()})
