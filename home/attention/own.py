"""What waits for a participant, told as an offer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from assessments.models import AssessmentCase, Decision, QualityCheck
from certificates.issuing import can_come_of
from certificates.models import Certificate, RevocationProposal
from confirmations.models import ConfirmationRequest, Suggestion
from lifecycle.models import Event
from plans.attention import Glance, Row, as_rows, glance_at, rows_of
from plans.models import Talk
from portfolio.models import Feedback

NEWS_FOR = timedelta(days=14)
NEWS = "news"  # the kind of row that a word from the team is


@dataclass(frozen=True)
class Waiting:
    """Something that waits for the participant, told as an offer."""

    title: str
    line: str
    action: str
    url: str
    icon: str


def waiting_for(participant: User) -> tuple[list[Waiting], Glance]:
    """Return what waits for the participant, what leads furthest standing first, and a glance at
    their plan. Five queries.
    """
    plan, news = _plan_and_news(participant)
    waiting = [
        *_words_about_certificates(participant),
        *_words_from_assessors(participant),
        *_suggestions_of_the_team(participant),
        *_replies_of_supervisors(participant),
        *news,
        *_waiting_in(plan),
    ]
    return waiting, plan


def _plan_and_news(participant: User) -> tuple[Glance, list[Waiting]]:
    """Return what waits in the plan, and the newest word from the team. One query for both."""
    first, *others = rows_of(participant)
    joined = first.union(*others, _news_from_the_team(participant), all=True)
    rows = [Row(*row) for row in joined]
    news = sorted((row for row in rows if row.kind == NEWS), key=lambda row: int(row.pk))
    return glance_at(rows), [_news_in(row) for row in news[-1:]]


def _waiting_in(plan: Glance) -> Iterator[Waiting]:
    """Yield what the participant's plan has to answer. Does not query."""
    for idea in plan.ideas:
        yield Waiting(
            title=_("%(name)s has an idea, if you like") % {"name": idea.called},
            line=idea.words,
            action=_("Have a look"),
            url=reverse("plans:show_goal", args=[idea.about]),
            icon="plant-duo",
        )
    if plan.talk:
        yield _talk_on(plan.talk)


def _talk_on(talk: Row) -> Waiting:
    is_offered = talk.words == Talk.State.OFFERED
    would, will = _("%(name)s would like to talk"), _("You talk with %(name)s")
    return Waiting(
        title=(would if is_offered else will) % {"name": talk.called},
        line=date_format(talk.day, "l j F") if talk.day else "",
        action=_("Answer") if is_offered else _("Open"),
        url=reverse("plans:show_talk", args=[talk.pk]),
        icon="chat",
    )


def _words_about_certificates(participant: User) -> Iterator[Waiting]:
    """Yield the newest question about one that is issued, and the newest text to look through."""
    waiting = list(_certificates_that_wait(participant))
    for certificate in [each for each in waiting if each.proposal_pk][:1]:
        yield Waiting(
            title=_("We want to hear what you think"),
            line=_("It is about one of your certificates. Nothing is decided yet."),
            action=_("Read and answer"),
            url=reverse("certificates:reply_to_proposal", args=[certificate.proposal_pk]),
            icon="certificate",
        )
    for certificate in [each for each in waiting if each.is_draft][:1]:
        yield Waiting(
            title=_("Your certificate is on its way"),
            line=_("Look through your name and what it says. You decide what shows."),
            action=_("Look through it"),
            url=reverse("certificates:proof_certificate", args=[certificate.pk]),
            icon="certificate",
        )


def _certificates_that_wait(participant: User) -> QuerySet[Any]:
    """Return those to look through, and those that a proposal without an answer is about."""
    unheard = RevocationProposal.objects.open().filter(replies=None, request=None)
    of_this_one = unheard.filter(certificate=OuterRef("pk"))
    return (
        Certificate.objects.filter(participant=participant)
        .annotate(proposal_pk=Subquery(of_this_one.values("pk")[:1]))
        .filter(Q(state=Certificate.State.DRAFT) | Q(proposal_pk__isnull=False))
        .defer("content")
        .order_by("-pk")
    )


def _words_from_assessors(participant: User) -> Iterator[Waiting]:
    """Yield the questions, and the answers that nothing was made of yet; two at most."""
    for case in _cases_with_words(participant)[:2]:
        if case.needs_more:
            yield _question_in(case)
        else:
            yield _reply_to(case, can_be_certified=case.can_be_certified and can_come_of(case))


def _cases_with_words(participant: User) -> QuerySet[Any]:
    state = AssessmentCase.State
    reached = Decision.objects.filter(case=OuterRef("pk"), level__isnull=False)
    checked = QualityCheck.objects.filter(case=OuterRef("pk"), made_at__gte=_lately())
    replied = Q(state=state.QUALITY_CHECKED, certificates=None)
    return (
        AssessmentCase.objects.filter(participant=participant)
        .annotate(can_be_certified=Exists(reached), is_news=Exists(checked))
        .filter(Q(state=state.MORE_NEEDED) | replied & (Q(can_be_certified=True) | Q(is_news=True)))
        .order_by("-pk")
    )


def _question_in(case: AssessmentCase) -> Waiting:
    return Waiting(
        title=_("There is a question for you"),
        line=_("The one who looks at what you sent in wants to know a little more."),
        action=_("Read the question"),
        url=case.get_absolute_url(),
        icon="chat",
    )


def _reply_to(case: AssessmentCase, *, can_be_certified: bool) -> Waiting:
    paper, none = _("A certificate is waiting for you"), _("What you sent in has been assessed.")
    return Waiting(
        title=_("Here is the answer"),
        line=paper if can_be_certified else none,
        action=_("Read the answer"),
        url=case.get_absolute_url(),
        icon="certificate",
    )


def _suggestions_of_the_team(participant: User) -> Iterator[Waiting]:
    """Yield the last two of what someone on the team saw, and nobody has answered."""
    for suggestion in Suggestion.objects.offered_to(participant)[:2]:
        yield Waiting(
            title=_("%(name)s has seen you do something") % {"name": suggestion.leader.called},
            line=_("%(activity)s. Is it right?") % {"activity": suggestion.activity.name},
            action=_("Have a look"),
            url=suggestion.get_absolute_url(),
            icon="hand-heart-duo",
        )


def _replies_of_supervisors(participant: User) -> Iterator[Waiting]:
    """Yield the last two replies that came after the participant last read the moment."""
    for asked in _replied(participant)[:2]:
        yield _no_from(asked) if asked.is_declined else _answer_of(asked)


def _answer_of(asked: ConfirmationRequest) -> Waiting:
    return Waiting(
        title=_("%(name)s has answered") % {"name": asked.called},
        line=asked.words,
        action=_("Read the answer"),
        url=asked.entry.get_absolute_url(),
        icon="hand-heart-duo",
    )


def _no_from(asked: ConfirmationRequest) -> Waiting:
    return Waiting(
        title=_("There will be no answer from %(name)s") % {"name": asked.called},
        line=_("Would you like to ask someone else?"),
        action=_("Open the moment"),
        url=asked.entry.get_absolute_url(),
        icon="hand-heart-duo",
    )


def _replied(participant: User) -> QuerySet[Any]:
    state = ConfirmationRequest.State
    replies = Event.objects.filter(
        subject_type=ContentType.objects.get_for_model(ConfirmationRequest),
        subject_id=Cast(OuterRef("pk"), CharField()),
        action__in=["answer", "decline"],
    )
    return (
        ConfirmationRequest.objects.filter(
            entry__participant=participant, state__in=[state.ANSWERED, state.DECLINED]
        )
        .annotate(replied_at=Subquery(replies.order_by("-pk").values("at")[:1]))
        .filter(_unread("replied_at"), replied_at__gte=_lately())
        .select_related("entry")
        .order_by("-replied_at")
    )


def _news_from_the_team(participant: User) -> QuerySet[Any, Any]:
    """Return the words that the author has not read yet, as rows that stand beside a plan's."""
    recent = Feedback.objects.filter(
        _unread("created_at"), entry__participant=participant, created_at__gte=_lately()
    )
    return as_rows(recent, NEWS, said=F("text"), about="entry", by="author")


def _news_in(row: Row) -> Waiting:
    return Waiting(
        title=_("%(name)s has written to you") % {"name": row.called},
        line=row.words,
        action=_("Read it"),
        url=reverse("portfolio:show_entry", args=[UUID(row.about or "")]),
        icon="chat",
    )


def _unread(said_at: str) -> Q:
    """Return the condition that the author has not read the moment since that was said."""
    return Q(entry__looked_at__isnull=True) | Q(entry__looked_at__lt=F(said_at))


def _lately() -> datetime:
    return timezone.now() - NEWS_FOR
