"""A certificate that does not hold for the time being, and when it holds again."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    def open(self) -> "SuspensionQuerySet":
        """Return those that nothing has ended yet, longest first, with what a list shows."""
        return (
            self.filter(certificate__state="suspended", reinstatement=None)
            .select_related("certificate__participant")
            .order_by("made_at")
        )


class Suspension(models.Model):
    """It does not hold, from now until somebody ends it. One issuer may say so at once."""

    class Reason(models.TextChoices):
        CHECKING = "checking", _("Something on it has to be checked")
        MISUSED = "misused", _("Somebody else seems to use it")
        SAFETY = "safety", _("Compelling safety reasons")
        HOLDER_REQUEST = "holder_request", _("The holder asked for it")

    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.PROTECT, related_name="suspensions"
    )
    reason = models.CharField(max_length=30, choices=Reason)
    note = models.TextField()
    # Set where it came with a proposal to revoke: then it ends with it, if that is dismissed.
    proposal = models.ForeignKey(
        "certificates.RevocationProposal",
        on_delete=models.PROTECT,
        null=True,
        related_name="suspensions",
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SuspensionQuerySet.as_manager()

    if TYPE_CHECKING:
        proposal_id: int | None

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def said(self) -> "str | Promise":
        """The reason in words for the holder, which blame nobody."""
        return SAID[self.reason]

    @property
    def is_overdue(self) -> bool:
        return self.made_at < too_long_ago()


SAID: dict[str, Promise] = {
    "checking": _("We have to check something on it."),
    "misused": _("Somebody else may be using it. We look into that, so that nobody is misled."),
    "safety": _("Something has to be looked into before it can be used."),
    "holder_request": _("You asked for it."),
}


def too_long_ago() -> datetime:
    """Since when a suspension that has not ended has lasted too long."""
    return timezone.now() - timedelta(days=settings.SUSPENSION_DAYS)


class Reinstatement(models.Model):
    """A suspension has ended: the certificate holds again."""

    suspension = models.OneToOneField(
        Suspension, on_delete=models.PROTECT, related_name="reinstatement"
    )
    note = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"#{self.pk}"
