"""Reports: a provider tells, later and in any order, whether a text message arrived."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from lifecycle.models import Letter
from lifecycle.trouble import Trouble


def report_address(letter: Letter) -> str:
    """Return where the provider reports about this letter: nobody else knows the address."""
    path: str = reverse("home:report_letter", args=[letter.pk, _secret_of(letter.pk)])
    return f"{settings.PUBLIC_URL}{path}"


def _secret_of(letter_id: int) -> str:
    return salted_hmac("lifecycle.report", str(letter_id), algorithm="sha256").hexdigest()


def is_reporter(letter_id: int, secret: str) -> bool:
    """Say whether the secret is the one we gave to the provider of this letter."""
    return constant_time_compare(secret, _secret_of(letter_id))


def take_report(letter_id: int, *, outcome: str, receipt: str) -> bool:
    """Write down what the provider says; False where it comes before we know what it speaks of.

    That it arrived holds for good, from whichever attempt. That it failed counts only of the
    attempt that we call sent: another may still arrive.
    """
    with transaction.atomic():
        letter = Letter.objects.select_for_update().filter(pk=letter_id).first()
        if letter is None:
            return True
        if outcome == "delivered" and not letter.is_delivered:
            _note_arrival(letter)
        elif outcome == "failed" and letter.is_waiting:
            return False
        elif outcome == "failed" and _is_of_last_attempt(letter, receipt):
            _note_failure(letter)
        return True


def _is_of_last_attempt(letter: Letter, receipt: str) -> bool:
    is_unheard_of = letter.state == Letter.State.SENT
    return is_unheard_of and letter.receipt.endswith(f":{receipt}")


def _note_arrival(letter: Letter) -> None:
    letter.state = Letter.State.DELIVERED
    letter.delivered_at = timezone.now()
    letter.sent_at = letter.sent_at or letter.delivered_at
    letter.trouble = letter.last_error = ""
    letter.save(update_fields=["state", "delivered_at", "sent_at", "trouble", "last_error"])


def _note_failure(letter: Letter) -> None:
    letter.state = Letter.State.FAILED
    letter.trouble = Trouble.UNREACHED
    letter.save(update_fields=["state", "trouble"])
