"""The six signs by which whoever meets the participant finds the question on their own phone."""

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from confirmations import doors
from confirmations.models.door import Door
from confirmations.models.request import ConfirmationRequest
from lifecycle.models import Event


class ShortCodeQuerySet(models.QuerySet["ShortCode"]):
    def fresh(self) -> "ShortCodeQuerySet":
        """Return those whose quarter of an hour is not over."""
        return self.filter(expires_at__gt=timezone.now())

    def leading(self, typed: str, *, at: int | None) -> "ShortCodeQuerySet":
        """Return the one that somebody typed, if its question can be answered; in the register of
        one organisation, if its id is named.
        """
        code = doors.read_code(typed)
        opening = ConfirmationRequest.objects.open().exclude(held_digest=None)
        if at is not None:
            opening = opening.filter(supervisor__organisation=at)
        found = self.fresh().filter(digest=doors.seal_of(code), request__in=opening)
        return found.select_related("request__entry") if code else self.none()


class ShortCode(models.Model):
    """What leads to one question for a quarter of an hour. A new one ends the one before."""

    request = models.OneToOneField(
        ConfirmationRequest, on_delete=models.CASCADE, related_name="short_code"
    )
    nonce = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    objects = ShortCodeQuerySet.as_manager()

    if TYPE_CHECKING:
        request_id: int

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    def renew(cls, request: ConfirmationRequest) -> "ShortCode":
        """Make a code that leads to the question, in place of the one before."""
        cls.objects.filter(expires_at__lte=timezone.now()).delete()
        while True:
            nonce = doors.new_nonce()
            made = {
                "nonce": nonce,
                "digest": doors.seal_of(doors.code_from(nonce)),
                "expires_at": timezone.now() + timedelta(minutes=settings.SHORT_CODE_MINUTES),
            }
            with suppress(IntegrityError), transaction.atomic():  # one in 2^30 is taken
                return cls.objects.update_or_create(request=request, defaults=made)[0]

    @transaction.atomic
    def come_by_poster(self) -> None:
        """Write down that whoever typed it stood before a poster."""
        waiting = ConfirmationRequest.objects.open().filter(pk=self.request_id, held_door=Door.QR)
        if waiting.update(held_door=Door.POSTER):
            Event.record(self.request, "come_by_poster", by=self.request.guest)

    # Questions

    @property
    def shown(self) -> str:
        """The code as it is shown: in two groups."""
        code = doors.code_from(str(self.nonce))
        return f"{code[:3]} {code[3:]}"
