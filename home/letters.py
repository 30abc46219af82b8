"""Letters as the house sees them: written to disk while developing, waiting or failed otherwise;
and what we write to those who handle protected identities.
"""

import email
import email.policy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Role, User
from assessments.models import AssessmentCase
from certificates.models import Certificate
from confirmations.models import Code, ConfirmationRequest, OwnPage
from lifecycle.models import Letter
from lifecycle.phones import masked_phone, shown_phone
from lifecycle.post import Words
from programmes.models import Enrolment

A_PAGE = 50
NEWEST = 50  # files; one holds the mails of one connection, or one text message


@dataclass(frozen=True)
class Mail:
    """One mail or text message that was written to disk instead of being sent."""

    subject: str
    to: str
    at: datetime
    text: str


@dataclass(frozen=True)
class Post:
    """The letters that have not arrived."""

    waiting: int
    failed: int
    oldest: datetime | None
    letters: list["Late"]
    page: Page[Letter]  # of the letters, of which there may be many


@dataclass(frozen=True)
class Late:
    """One letter that has not arrived; whom it goes to is told only roughly."""

    pk: int
    to: str
    medium: str
    state: str
    has_failed: bool
    attempts: int
    trouble: str
    error: str
    posted_at: datetime


def somebody_needs_a_handler(enrolment: Enrolment) -> Words | None:
    """That there is somebody new, and where; no name. Nothing if that is over by then."""
    if not enrolment.participant.is_protected:
        return None
    said = [
        _("Somebody at %(place)s has a protected identity from today, and needs a handler.")
        % {"place": enrolment.local_project.organisation},
        _("Sign in and look in the list of participants. See that the person has a contact."),
        settings.PUBLIC_URL + reverse("programmes:list_enrolments"),
    ]
    return Words(_("Somebody needs you"), "\n\n".join(said))


def read_written(mail: Path, sms: Path) -> list[Mail]:
    """Return the mails and text messages in these folders, the newest first."""
    mails = [mail for file in _newest(mail, "*.log") for mail in _mails_in(file)]
    texts = [_text_in(file) for file in _newest(sms, "*.json")]
    return sorted(mails + texts, key=lambda mail: mail.at, reverse=True)


def _newest(folder: Path, kind: str) -> list[Path]:
    files = sorted(folder.glob(kind), key=lambda file: file.stat().st_mtime, reverse=True)
    return files[:NEWEST]


def _text_in(file: Path) -> Mail:
    kept = json.loads(file.read_text())
    at = datetime.fromisoformat(kept["at"])
    return Mail(subject=_("SMS"), to=shown_phone(kept["to"]), at=at, text=kept["text"])


def _mails_in(file: Path) -> Iterator[Mail]:
    """Split a file at Django's line of dashes and read each part as a mail."""
    for part in file.read_bytes().split(b"-" * 79 + b"\n"):
        if not part.strip():
            continue
        mail = email.message_from_bytes(part, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        body = mail.get_body(preferencelist=("plain",))
        yield Mail(
            subject=str(mail["Subject"]),
            to=str(mail["To"]),
            at=_moment_of(str(mail["Date"])),
            text=body.get_content().strip() if body else "",
        )


def _moment_of(written: str) -> datetime:
    """Read a mail's date; «-0000», which Django writes, means UTC and no zone of anybody's."""
    at = parsedate_to_datetime(written)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


# Whose letter it is, told by what it is about. What is about anything else concerns the operator.
_PARTICIPANTS = "participant__enrolments__local_project__organisation"
_ORGANISATION: dict[type[models.Model], str] = {
    AssessmentCase: _PARTICIPANTS,
    Certificate: _PARTICIPANTS,
    Code: "request__supervisor__organisation",
    ConfirmationRequest: "supervisor__organisation",
    Enrolment: "local_project__organisation",
    OwnPage: "supervisor__organisation",
}


def letters_for(user: User) -> "models.QuerySet[Letter]":
    """Return the letters that are the user's to see: all, or those of where they lead."""
    if user.has_role(Role.SYSTEM_ADMINISTRATOR):
        return Letter.objects.all()
    places = user.organisations_as(Role.PROJECT_LEAD)
    kinds = ContentType.objects.get_for_models(*_ORGANISATION)
    ours = models.Q(pk__in=[])
    for model, organisation in _ORGANISATION.items():
        there = model._default_manager.filter(**{f"{organisation}__in": places})
        things = there.values_list(Cast("pk", models.CharField()))
        ours |= models.Q(subject_type=kinds[model], subject_id__in=things)
    return Letter.objects.filter(ours)


def still_on_their_way(seen_by: User, page: str | None) -> Post:
    """Return the letters that have not arrived, those that failed standing first. Four queries."""
    late = letters_for(seen_by).filter(state__in=[Letter.State.WAITING, Letter.State.FAILED])
    oldest = late.order_by("posted_at").first()
    failed = late.filter(state=Letter.State.FAILED).count()
    shown = Paginator(late.order_by("state", "posted_at", "pk"), A_PAGE).get_page(page)
    return Post(
        waiting=shown.paginator.count - failed,
        failed=failed,
        oldest=oldest.posted_at if oldest else None,
        letters=[_told_roughly(letter) for letter in shown],
        page=shown,
    )


def _told_roughly(letter: Letter) -> Late:
    return Late(
        pk=letter.pk,
        to=masked(letter.to),
        medium=letter.get_medium_display(),
        state=letter.get_state_display(),
        has_failed=letter.has_failed,
        attempts=letter.attempts,
        trouble=letter.get_trouble_display(),
        error=masked_within(letter.last_error, letter.to),
        posted_at=letter.posted_at,
    )


def masked(address: str) -> str:
    """Return an address or a number as only its owner would know it: «k…@cykelkoket.example»."""
    name, at, domain = address.rpartition("@")
    return f"{name[:1]}…@{domain}" if at else masked_phone(address)


def masked_within(words: str, address: str) -> str:
    """Mask the address where the other side repeats it."""
    return words.replace(address, masked(address))
