"""The code that some programmes ask for beside the answers: it goes to a contact we know."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from confirmations import doors, letters
from lifecycle.models import Event, Letter
from lifecycle.post import post
from lifecycle.transitions import Refused

if TYPE_CHECKING:
    from confirmations.models.asked import Asked
    from confirmations.models.request import ConfirmationRequest

WORKS_FOR = timedelta(minutes=10)
TRIES = 5
AN_HOUR = 3  # codes for one question
A_DAY = 12  # codes to one address or number, whatever they are for
# Somebody who presses twice, or a machine that presses everything, gets one code.
SECOND_PRESS = timedelta(minutes=1)
NONE_WORKS = _("There is no code that works now. Send a new one.")
MANY = _("You have had several codes. Wait an hour for a new one.")


class Code(models.Model):
    """Eight digits for one question. They are an HMAC of the question and a random nonce: no table
    holds them, nor anything they can be found from without the server's secret.
    """

    request = models.ForeignKey(
        "confirmations.ConfirmationRequest", on_delete=models.CASCADE, related_name="codes"
    )
    nonce = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)  # those that were wrong
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)  # with the answers it came along with

    class Meta:
        verbose_name = _("Code")
        indexes = [models.Index(fields=["request", "made_at"])]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return self.request.get_absolute_url()

    # Steps

    @classmethod
    @transaction.atomic
    def send(cls, request: "ConfirmationRequest") -> None:
        """Send a code to the supervisor, to the contact in the register.

        Raises Refused where there is none, or after too many of them.
        """
        type(request)._default_manager.select_for_update().get(pk=request.pk)
        codes = cls.objects.filter(request=request)
        if codes.filter(used_at=None, made_at__gt=_ago(SECOND_PRESS)).exists():
            return
        if not request.code_contact:
            raise Refused(_("There is no such contact to send it to."), subject=request)
        hourly = codes.filter(made_at__gt=_ago(timedelta(hours=1))).count()
        if hourly >= AN_HOUR or _letters_today(request.code_contact) >= A_DAY:
            raise Refused(MANY, subject=request)
        code = cls.objects.create(request=request, nonce=doors.new_nonce())
        code.post()
        Event.record(request, "send_code", by=request.guest)

    @classmethod
    def refuse_unless_right(cls, request: "ConfirmationRequest", digits: str) -> None:
        """Raise Refused, and count it, unless these are the digits of a code that works."""
        with transaction.atomic():  # the count stays, whatever becomes of the answers
            codes = cls.objects.select_for_update().filter(request=request)
            fresh = list(codes.filter(used_at=None, made_at__gt=_ago(WORKS_FOR)))
            open_to_try = [code for code in fresh if code.tries < TRIES]
            if any(code.is_written(digits) for code in open_to_try):
                return
            tried = [code.pk for code in open_to_try]
            cls.objects.filter(pk__in=tried).update(tries=F("tries") + 1)
        if not fresh:
            raise Refused(NONE_WORKS, subject=request)
        if not open_to_try:
            raise Refused(_("It was wrong too many times. Send a new code."), subject=request)
        raise Refused(_("That is not the code. Look at it once more."), subject=request)

    @classmethod
    def use(cls, request: "Asked", digits: str) -> None:
        """Use a code up, in the same transaction as the answers: it opens nothing a second time.

        Raises Refused if these are the digits of none that works.
        """
        codes = cls.objects.select_for_update().filter(request=request, used_at=None)
        fresh = codes.filter(made_at__gt=_ago(WORKS_FOR), tries__lt=TRIES)
        code = next((code for code in fresh if code.is_written(digits)), None)
        if code is None:
            raise Refused(NONE_WORKS, subject=request)
        code.used_at = timezone.now()
        code.save(update_fields=["used_at"])

    # Questions

    def is_written(self, digits: str) -> bool:
        """Whether these are its digits."""
        return constant_time_compare(self.digits, digits)

    @property
    def digits(self) -> str:
        """The eight digits, made anew from question, nonce and server secret."""
        return doors.digits_from(f"{self.request_id}:{self.nonce}")

    @property
    def is_late(self) -> bool:
        """Whether its time has passed."""
        return self.made_at <= _ago(WORKS_FOR)

    # What the steps share

    def post(self) -> None:
        """Post the letter that brings it."""
        to = self.request.code_contact
        is_number = to == self.request.supervisor.phone
        post(
            letters.send_code,
            about=self,
            to=to,
            language=self.request.supervisor.language,
            medium=Letter.Medium.SMS if is_number else Letter.Medium.EMAIL,
            key=f"code:{self.pk}",
        )


def _ago(time: timedelta) -> datetime:
    return timezone.now() - time


def _letters_today(to: str) -> int:
    since = _ago(timedelta(days=1))
    return Letter.objects.filter(key__startswith="code:", to=to, posted_at__gt=since).count()
