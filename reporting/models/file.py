"""A file for a funder, kept as it was made: who prepared it, who let it out, and its hash."""

from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.fernet import InvalidToken
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.keys import unseal_bytes
from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Programme
from reporting.models.month import ReportingMonth
from reporting.models.profile import ExportProfile, Fact


class ReportFileQuerySet(models.QuerySet["ReportFile"]):
    def visible_to(self, user: User) -> "ReportFileQuerySet":
        """Whoever sees the month."""
        months = ReportingMonth.objects.visible_to(user)
        seen = self.filter(month__in=months.values("pk"))
        return seen.select_related(
            "month__programme__owner", "month__local_project__organisation", "profile"
        )

    def without_content(self) -> "ReportFileQuerySet":
        """Leave the bytes where they are: a list shows none."""
        return self.defer("sealed")


class ReportFile(models.Model):
    """The exact bytes that one person prepared and, if released, another let out."""

    class Format(models.TextChoices):
        XLSX = "xlsx", "Excel"
        CSV = "csv", "CSV"

    month = models.ForeignKey(ReportingMonth, on_delete=models.PROTECT, related_name="files")
    profile = models.ForeignKey(ExportProfile, on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=4, choices=Format)
    name = models.CharField(max_length=120)
    sealed = models.BinaryField()  # identity numbers may be in it: they lie open nowhere
    sha256 = models.CharField(max_length=64)  # of the content, unsealed
    says = models.CharField(max_length=64)  # hash of the rows: the same facts give the same one
    rows = models.PositiveIntegerField()  # without the headings
    lacks = models.JSONField(default=dict)  # {fact: how many rows lack it}
    whose = models.JSONField(default=list)  # the enrolment of each row; not known of old files
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(default=timezone.now)
    released_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    # By the rule of retention: the bytes are gone, the hash says of any copy whether it is this.
    emptied_at = models.DateTimeField(null=True)

    objects = ReportFileQuerySet.as_manager()

    if TYPE_CHECKING:
        prepared_by_id: int
        released_by_id: int | None

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="released_by_somebody_sometime",
                condition=Q(released_by__isnull=True, released_at__isnull=True)
                | Q(released_by__isnull=False, released_at__isnull=False),
            ),
            models.CheckConstraint(
                name="two_people_let_a_file_out",
                condition=Q(released_by__isnull=True) | ~Q(released_by=F("prepared_by")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reporting:show_file", args=[self.pk])

    # Steps

    def let_out(self, *, by: User) -> None:
        """Write down who released it. Part of the month's step, inside its transaction."""
        self.released_by, self.released_at = by, timezone.now()
        waiting = ReportFile.objects.filter(pk=self.pk, released_by__isnull=True)
        if not waiting.update(released_by=by, released_at=self.released_at):
            raise Refused(_("This file has been released already."), subject=self)
        Event.record(self, "release", by=by, note=self.sha256)

    def take(self, *, by: User) -> bytes:
        """Return the bytes that were kept, and write down who took them."""
        if self.is_emptied:
            raise Refused(_("What was in the file is erased."), subject=self)
        if not self.is_whole:
            raise Refused(_("The kept file is damaged: it is not what was made."), subject=self)
        Event.record(self, "download", by=by, note=self.sha256)
        return self.content

    @classmethod
    def empty_all_of(cls, programme: Programme) -> int:
        """Let go of the bytes of all files of a programme; return of how many."""
        files = cls.objects.filter(month__programme=programme, emptied_at=None)
        return files.update(sealed=b"", whose=[], emptied_at=timezone.now())

    # Questions

    @cached_property
    def content(self) -> bytes:
        """The bytes as they were made; none where they are erased, or no longer what was sealed."""
        try:
            return unseal_bytes(bytes(self.sealed))
        except InvalidToken:
            return b""

    @property
    def is_whole(self) -> bool:
        """Whether the bytes are those that were made."""
        return sha256(self.content).hexdigest() == self.sha256

    @property
    def is_emptied(self) -> bool:
        return self.emptied_at is not None

    @property
    def is_released(self) -> bool:
        return self.released_at is not None

    @property
    def lacking(self) -> list[tuple[str, int]]:
        """What rows lack, in words, and how many of them."""
        return [(str(Fact(fact).label), rows) for fact, rows in self.lacks.items() if rows]
