"""What waits for a participant, told as an offer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from assessments.models import AssessmentCase
from certificates.models import Certificate
from portfolio.models import Feedback

NEWS_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Waiting:
    """Something that waits for the participant, told as an offer."""

    title: str
    line: str
    action: str
    url: str
    icon: str


def waiting_for(participant: User) -> list[Waiting]:
    """Return what waits for the participant, what leads furthest standing first. Three queries."""
    return [
        *_certificates_to_proof(participant),
        *_questions_from_assessors(participant),
        *_news_from_the_team(participant),
    ]


def _certificates_to_proof(participant: User) -> Iterator[Waiting]:
    drafts = Certificate.objects.filter(participant=participant, state=Certificate.State.DRAFT)
    for certificate in drafts.select_related("type").order_by("-pk")[:1]:
        yield Waiting(
            title=_("Your certificate is on its way"),
            line=_("Look through your name and what it says. You decide what shows."),
            action=_("Look through it"),
            url=reverse("certificates:proof_certificate", args=[certificate.pk]),
            icon="certificate",
        )


def _questions_from_assessors(participant: User) -> Iterator[Waiting]:
    state = AssessmentCase.State.MORE_NEEDED
    for case in AssessmentCase.objects.filter(participant=participant, state=state)[:1]:
        yield Waiting(
            title=_("There is a question for you"),
            line=_("The one who looks at what you sent in wants to know a little more."),
            action=_("Read the question"),
            url=case.get_absolute_url(),
            icon="chat",
        )


def _news_from_the_team(participant: User) -> Iterator[Waiting]:
    recent = Feedback.objects.filter(
        entry__participant=participant, created_at__gte=timezone.now() - NEWS_FOR
    )
    for feedback in recent.select_related("author", "entry").order_by("-created_at")[:1]:
        yield Waiting(
            title=_("%(name)s has written to you") % {"name": feedback.author.called},
            line=feedback.text,
            action=_("Read it"),
            url=feedback.entry.get_absolute_url(),
            icon="chat",
        )
