"""Several certificates issued with one press: which, as they were looked at, and what became."""

import uuid
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from certificates.models.certificate import Certificate
from certificates.models.questions import seen_by

# A worker that is killed again and again is given up within that time.
ENDS_WITHIN = timedelta(hours=2)


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, user: User) -> "BatchQuerySet":
        """Who began it, and nobody else."""
        return self.filter(by=user)


class Batch(models.Model):
    """One press. Its key is made by the page that asks, so that two presses are one."""

    key = models.UUIDField(unique=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="batches")
    begun_at = models.DateTimeField(default=timezone.now)

    objects = BatchQuerySet.as_manager()

    if TYPE_CHECKING:
        by_id: int

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:show_batch", args=[self.pk])

    @classmethod
    @transaction.atomic
    def make(cls, seen: dict[int, str], *, by: User, key: uuid.UUID) -> "tuple[Batch, bool]":
        """Write down what is to be issued, and as what it was seen; or find what was before."""
        batch, is_new = cls.objects.get_or_create(key=key, defaults={"by": by})
        if is_new:
            BatchRow.objects.bulk_create(
                BatchRow(batch=batch, certificate_id=pk, seen=look) for pk, look in seen.items()
            )
        return batch, is_new

    # Questions

    def rows_for(self, reader: User) -> "Iterable[BatchRow]":
        """Return its rows with their certificates, as far as the reader may see those. Queries."""
        rows = self.rows.filter(seen_by(reader, "certificate__"))
        return rows.select_related("certificate__participant", "certificate__type").order_by("pk")

    @property
    def is_late(self) -> bool:
        """Whether what is not done by now will not be done any more."""
        return timezone.now() > self.begun_at + ENDS_WITHIN


class BatchRow(models.Model):
    """One certificate of a batch."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Waiting for its turn")
        ISSUED = "issued", _("Issued")
        REFUSED = "refused", _("Not issued")

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="rows")
    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="+")
    seen = models.CharField(max_length=64)  # the fingerprint of what was looked at
    begun_at = models.DateTimeField(null=True)  # by a worker, the first time
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    why = models.TextField(blank=True)  # it was not issued, in the words its issuer reads

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "certificate"], name="once_in_a_batch"),
            models.CheckConstraint(
                name="what_is_refused_says_why",
                condition=Q(outcome="refused") & ~Q(why="") | ~Q(outcome="refused") & Q(why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.outcome}"

    # Steps

    @classmethod
    @transaction.atomic
    def begin(cls, pk: int) -> "tuple[BatchRow, bool] | None":
        """Take a row that waits, and say whether somebody began it before; None if it is done."""
        rows = cls.objects.select_for_update(of=("self",)).select_related("batch__by")
        row = rows.filter(pk=pk, outcome=cls.Outcome.WAITING).first()
        if row is None:
            return None
        again = row.begun_at is not None
        row.begun_at = row.begun_at or timezone.now()
        row.save(update_fields=["begun_at"])
        return row, again

    def end(self, outcome: str, why: str = "") -> None:
        """Write down what became of it, unless another worker was faster."""
        waiting = BatchRow.objects.filter(pk=self.pk, outcome=self.Outcome.WAITING)
        waiting.update(outcome=outcome, why=why)

    # Questions

    @property
    def is_waiting(self) -> bool:
        return self.outcome == self.Outcome.WAITING

    @property
    def is_issued(self) -> bool:
        return self.outcome == self.Outcome.ISSUED

    @property
    def was_let_out(self) -> bool:
        """Whether whoever began the batch has issued it since this row was begun. Queries."""
        issued = Certificate.objects.issued().filter(pk=self.certificate_id)
        return issued.filter(issued_by=self.batch.by, issued_at__gte=self.begun_at).exists()

    if TYPE_CHECKING:
        certificate_id: int
