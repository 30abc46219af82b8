"""Letters leave after the commit that caused them; none is lost when the mail server is down.

A letter is written by a function of an app's letters.py when it leaves, not when it is posted: the
waiting row holds whom it goes to and what it is about, never its words or a link.
"""

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage
from django.db import models
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django_tasks import task

from lifecycle.models import Letter

log = logging.getLogger(__name__)

# After each failed attempt we wait longer; after the last one the letter is shown as not arrived.
PATIENCE = [timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720)]


@dataclass(frozen=True)
class Words:
    """What one letter says."""

    subject: str
    text: str


Writer = Callable[[Any], Words]


def post(writer: Writer, *, about: models.Model, to: str, language: str, key: str = "") -> Letter:
    """Post a letter in the current transaction; it leaves when that commits, once per key."""
    name = f"{writer.__module__}.{writer.__qualname__}"
    kind = ContentType.objects.get_for_model(about)
    letter, made = Letter.objects.get_or_create(
        key=key or f"{name}:{about.pk}:{timezone.now().timestamp()}",
        defaults={
            "writer": name,
            "subject_type": kind,
            "subject_id": str(about.pk),
            "to": to,
            "language": language,
        },
    )
    if made:
        _enqueue(letter.pk)  # a row of the same transaction: it is there exactly if the cause is
    return letter


def _enqueue(letter: int, after: timedelta | None = None) -> None:
    job = deliver.using(run_after=timezone.now() + after) if after else deliver
    job.enqueue(letter)


@task()
def deliver(letter_id: int) -> None:
    """Send one letter; when the mail server will not have it, keep it and try again later."""
    letter = Letter.objects.get(pk=letter_id)
    if letter.state == Letter.State.SENT:
        return
    if letter.subject is None:  # deleted meanwhile: there is nothing left to write about
        letter.delete()
        return
    try:
        _send(letter)
    except (smtplib.SMTPException, OSError) as error:
        _keep_for_later(letter, error)
    except Exception as error:
        # A fault of ours: loud in the log, and the letter leaves when it is mended.
        log.exception("Letter %s cannot be written", letter.pk)
        _keep_for_later(letter, error)


def _send(letter: Letter) -> None:
    with translation.override(letter.language):
        words: Words = import_string(letter.writer)(letter.subject)
    EmailMessage(words.subject, words.text, to=[letter.to]).send()
    letter.state = Letter.State.SENT
    letter.sent_at = timezone.now()
    letter.last_error = ""
    letter.save(update_fields=["state", "sent_at", "last_error"])


def _keep_for_later(letter: Letter, error: Exception) -> None:
    letter.attempts += 1
    letter.last_error = f"{type(error).__name__}: {error}"[:300]
    wait = PATIENCE[letter.attempts - 1] if letter.attempts <= len(PATIENCE) else None
    letter.state = Letter.State.WAITING if wait else Letter.State.FAILED
    letter.save(update_fields=["state", "attempts", "last_error"])
    if wait:
        _enqueue(letter.pk, after=wait)
