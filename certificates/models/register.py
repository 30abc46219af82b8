"""What the register keeps beside a certificate: its PDF, its revocation, the serials given out."""

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User

if TYPE_CHECKING:
    from certificates.models.certificate import Certificate


class CertificateDocument(models.Model):
    """The PDF as it left the house, beside the register so that lists stay light."""

    certificate = models.OneToOneField(
        "certificates.Certificate", on_delete=models.PROTECT, related_name="document"
    )
    pdf = models.BinaryField()
    # Of the file as it left the house: whoever has a copy can tell whether it is the same.
    sha256 = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    def keep(cls, certificate: "Certificate", pdf: bytes) -> "CertificateDocument":
        """Put away the file that is handed out, and what it is known by."""
        return cls.objects.create(
            certificate=certificate, pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest()
        )


class Revocation(models.Model):
    """A certificate no longer holds. The reason is for us; the public sees only that it is so."""

    class Reason(models.TextChoices):
        HOLDER_MISLED = "holder_misled", _("Built on incorrect information from the holder")
        RESERVED_CONDITION = "reserved_condition", _("A condition printed on it was broken")
        SAFETY = "safety", _("Compelling safety reasons")
        ISSUED_IN_ERROR = "issued_in_error", _("Issued by mistake")
        HOLDER_REQUEST = "holder_request", _("The holder asked for it")

    certificate = models.OneToOneField(
        "certificates.Certificate", on_delete=models.PROTECT, related_name="revocation"
    )
    reason = models.CharField(max_length=30, choices=Reason)
    note = models.TextField(blank=True)
    # Both are null only in rows from before it took two.
    proposal = models.OneToOneField(
        "certificates.RevocationProposal",
        on_delete=models.PROTECT,
        null=True,
        related_name="revocation",
    )
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="revocation_takes_two",
                condition=Q(proposal__isnull=True, proposed_by__isnull=True)
                | Q(proposal__isnull=False, proposed_by__isnull=False)
                & ~Q(proposed_by=F("decided_by")),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class SerialYear(models.Model):
    """The last serial given out in a year. Serials count up; a gap means nothing."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"

    @classmethod
    @transaction.atomic
    def take(cls, year: int) -> str:
        """Give out the next serial of a year: VV-2026-000123. Others wait until this is saved."""
        cls.objects.get_or_create(year=year)
        row = cls.objects.select_for_update().get(year=year)
        row.last += 1
        row.save(update_fields=["last"])
        return f"{settings.ISSUER['serial_prefix']}-{year}-{row.last:06}"
