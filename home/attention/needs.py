"""Puts those somebody follows in order, whoever needs them most first, in the database: of many,
only a page is fetched. What is a need is said in words in group.py; tests hold the two together.
"""

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from accounts.models import Role, User
from assessments.models import AssessmentCase
from confirmations.models import Answer, Comment, Suggestion
from home.attention.group import NEW_FOR, ORDER, QUIET_AFTER, Need
from plans.models import Conversation, Talk
from portfolio.models import Entry, Feedback, SelfAssessment
from programmes.models import Assignment, Enrolment
from workplaces.models import Supervisor

WHO = OuterRef("participant")
NAMED = [need for need in ORDER if need != Need.ROLLING]  # that all is rolling is none


def ranked(user: User, today: date) -> Any:
    """Return everyone the user follows, with what they need; who has waited longest stands first.

    Each has `needs_waiting` and so on, one for each need that is a reason to filter.
    """
    unanswered = _shared().filter(without_answer())
    last = Subquery(_shared().order_by("-happened_on").values("happened_on")[:1])
    oldest = Subquery(unanswered.order_by("happened_on").values("happened_on")[:1])
    followed: Any = Enrolment.objects.followed_by(user)
    return (
        followed.annotate(
            last_on=Coalesce(last, F("starts_on")),
            waits_since=oldest,
            needs_waiting=Q(Exists(unanswered) | Exists(_talks(Talk.State.ASKED))),
            needs_task=_task(user, today),
            needs_ready=Exists(ready_in(_shared_of_all()).filter(entry__participant=WHO)),
        )
        .annotate(needs_quiet=Q(last_on__lte=today - QUIET_AFTER))
        .annotate(rank=_rank())
        .order_by("rank", F("waits_since").asc(nulls_first=True), "last_on", "pk")
    )


def without_a_contact(user: User) -> QuerySet[Enrolment]:
    """Return the protected people whom the user handles and who have nobody as contact person."""
    contacts = Assignment.objects.current().filter(enrolment=OuterRef("pk"), is_contact=True)
    handled: QuerySet[Enrolment] = Enrolment.objects.filter(
        ~Exists(contacts),
        state__in=Enrolment.TAKING_PART,
        participant__is_protected=True,
        local_project__organisation__in=user.organisations_as(Role.PROTECTED_HANDLER),
    )
    return handled.select_related("participant", "local_project").order_by("pk")


def counted(group: QuerySet[Any]) -> tuple[dict[str, int], int]:
    """Return how many of the ranked have each need, and how many there are. One query."""
    numbers = {need.value: Count("pk", filter=Q(**{f"needs_{need}": True})) for need in NAMED}
    found = group.order_by().aggregate(**numbers, everybody=Count("pk"))
    return found, found.pop("everybody")


def without_answer() -> Q:
    """Return the condition that a moment waits for a word: it is part of no case, and the team
    has neither answered nor suggested it.
    """
    answered = Exists(Feedback.objects.filter(entry=OuterRef("pk")))
    suggested = Exists(Suggestion.objects.filter(entry=OuterRef("pk")))
    return Q(state=Entry.State.SHARED) & ~Q(answered) & ~Q(suggested)


def ready_in(seen: QuerySet[Entry]) -> QuerySet[SelfAssessment]:
    """Return what is shown and confirmed in these moments, and was put in no case."""
    entry = "confirmation__request__entry"
    confirmed = Answer.objects.counting().filter(
        **{f"{entry}__in": seen, f"{entry}__participant": OuterRef("entry__participant")},
        question__competency=OuterRef("competency"),
    )
    in_a_case = AssessmentCase.objects.exclude(state=AssessmentCase.State.WITHDRAWN).filter(
        participant=OuterRef("entry__participant"), competencies=OuterRef("competency")
    )
    shown = SelfAssessment.objects.filter(entry__in=seen)
    return shown.filter(Exists(confirmed), ~Exists(in_a_case))


def _task(user: User, today: date) -> Q:
    entry = "confirmation__request__entry"
    told = Conversation.objects.shared().filter(participant=WHO)
    is_new = Q(starts_on__gt=today - NEW_FOR) & ~Q(Exists(told))
    held = Comment.objects.held().filter(**{f"{entry}__participant": WHO}).order_by()
    new = Supervisor.objects.visible_to(user).waiting().filter(named_by=WHO).order_by()
    due = _talks(Talk.State.AGREED).filter(day__lte=today)
    return is_new | Q(Exists(held)) | Q(Exists(new)) | Q(Exists(due))


def _rank() -> Case:
    whens = [When(**{f"needs_{need}": True}, then=Value(at)) for at, need in enumerate(NAMED)]
    return Case(*whens, default=Value(len(NAMED)), output_field=IntegerField())


def _talks(state: str) -> QuerySet[Talk]:
    return Talk.objects.filter(participant=WHO, state=state).order_by()


def _shared() -> QuerySet[Entry]:
    return _shared_of_all().filter(participant=WHO)


def _shared_of_all() -> QuerySet[Entry]:
    return Entry.objects.filter(Entry.is_shared_q())
