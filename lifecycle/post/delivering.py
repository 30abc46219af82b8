"""Delivering: one attempt at a time, each with more patience, and true about how far it got."""

import logging
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from django_tasks import task

from lifecycle.models import Letter
from lifecycle.post.carrying import Words, carry
from lifecycle.trouble import NotNow, Permanent, Temporary, Trouble, Undelivered

log = logging.getLogger(__name__)

# After each failed attempt we wait longer; after the last one the letter is shown as not arrived.
PATIENCE = [timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720)]
# No attempt takes longer. Whoever has not told of its end by then was killed.
AT_MOST = timedelta(minutes=5)


def enqueue(letter: Letter) -> None:
    """Let a worker deliver the letter when it is due."""
    # People wait for text messages with the phone in their hand; a mail server may hang meanwhile.
    job = deliver.using(priority=10 if letter.is_sms else 0)
    is_due = letter.due_at <= timezone.now()
    (job if is_due else job.using(run_after=letter.due_at)).enqueue(letter.pk)


@task()
def deliver(letter_id: int) -> None:
    """Try to deliver one letter; where it cannot leave, keep it and try again later."""
    letter = _claim(letter_id)
    if letter is None:
        return
    try:
        words = _write(letter)
        receipt = carry(letter, words) if words else None
    except NotNow as wish:
        _postpone(letter, wish)
    except Permanent as error:
        give_up(letter, error)
    except Temporary as error:
        keep_for_later(letter, error)
    except Exception as error:
        # A fault of ours: loud in the log, and the letter leaves when it is mended.
        log.exception("Letter %s cannot be written", letter.pk)
        keep_for_later(letter, Temporary(Trouble.OURS, f"{type(error).__name__}: {error}"))
    else:
        _tick_off(letter, receipt)


def _claim(letter_id: int) -> Letter | None:
    """Take the letter, if it is due, so that nobody else tries at the same time."""
    with transaction.atomic():
        letter = Letter.objects.select_for_update().filter(pk=letter_id).first()
        if letter is None or not letter.is_waiting or letter.due_at > timezone.now():
            return None
        letter.due_at = timezone.now() + AT_MOST  # if we die now, the reaper sees it then
        letter.save(update_fields=["due_at"])
        return letter


def _write(letter: Letter) -> Words | None:
    """Write the words in the reader's language; None where there is nothing left to say."""
    if letter.subject is None:  # deleted meanwhile
        return None
    with translation.override(letter.language):
        words: Words | None = import_string(letter.writer)(letter.subject)
    return words if words and words.to in ("", letter.to) else None


def _tick_off(letter: Letter, receipt: str | None) -> None:
    if receipt is None:
        letter.delete()
        return
    _note(letter, state=Letter.State.SENT, sent_at=timezone.now(), receipt=receipt)


def _postpone(letter: Letter, wish: NotNow) -> None:
    """Wait until the time that its writer names; that is no failure."""
    letter.due_at = wish.until
    if _note(letter, due_at=letter.due_at):
        enqueue(letter)


def keep_for_later(letter: Letter, error: Undelivered) -> None:
    """Wait longer than the last time and try again; give up when patience has an end."""
    if letter.attempts >= len(PATIENCE):
        give_up(letter, error)
        return
    letter.due_at = timezone.now() + PATIENCE[letter.attempts]
    if _note(letter, error, due_at=letter.due_at):
        enqueue(letter)


def give_up(letter: Letter, error: Undelivered) -> None:
    """Show the letter as not arrived."""
    _note(letter, error, state=Letter.State.FAILED)


def _note(letter: Letter, error: Undelivered | None = None, **facts: Any) -> bool:
    """Write down how the attempt ended, unless we have heard meanwhile that it arrived."""
    if error:
        facts |= {"attempts": letter.attempts + 1}
    facts |= {"trouble": error.trouble if error else "", "last_error": str(error or "")[:300]}
    waiting = Letter.objects.filter(pk=letter.pk, state=Letter.State.WAITING)
    return waiting.update(**facts) == 1
