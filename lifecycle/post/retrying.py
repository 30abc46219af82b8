"""Retrying: somebody has mended what kept a letter from arriving."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lifecycle.models import Event, Letter
from lifecycle.post.delivering import enqueue
from lifecycle.transitions import Refused

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def retry(letter: Letter, *, by: "User") -> None:
    """Try a letter that did not arrive once more, with all patience."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if not letter.has_failed:
        raise Refused(_("That letter is not stuck any more."), subject=letter)
    letter.state = Letter.State.WAITING
    letter.attempts = 0
    letter.due_at = timezone.now()
    letter.sent_at = None
    letter.trouble = letter.last_error = letter.receipt = ""
    letter.save()
    Event.record(letter, "retry", by=by)
    enqueue(letter)
