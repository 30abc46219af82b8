"""A participant's copy of everything: asked for, made in the background, deleted after a week."""

import uuid
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Stateful, Transition

FOLDER = "exports"
KEPT_FOR = timedelta(days=7)
# No copy takes longer, the patience of the reaper with killed workers included.
MADE_WITHIN = timedelta(hours=3)


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, user: User) -> "ExportQuerySet":
        """Whose it is, and nobody else."""
        return self.filter(participant=user).select_related("participant")

    def latest_of(self, user: User) -> "Export | None":
        return self.visible_to(user).order_by("-asked_at").first()

    def over(self) -> "ExportQuerySet":
        """Return those whose files are to go now."""
        return self.filter(state=Export.State.READY, ends_at__lte=timezone.now())

    def lost(self) -> "ExportQuerySet":
        """Return those that no worker will end any more."""
        since = timezone.now() - MADE_WITHIN
        return self.filter(state=Export.State.MAKING, asked_at__lte=since)


def private_path(export: "Export", _name: str) -> str:
    """Return where the file is stored: under no name that somebody gave, each try under its own."""
    return f"{FOLDER}/{export.pk}/{uuid.uuid4()}.zip"


class Export(Stateful):
    """One copy of everything that one participant has here."""

    class State(models.TextChoices):
        MAKING = "making", _("It is being made")
        READY = "ready", _("Ready")
        FAILED = "failed", _("It did not work")
        FORGOTTEN = "forgotten", _("Deleted")

    TRANSITIONS = {
        "finish": Transition({State.MAKING}, State.READY),
        "fail": Transition({State.MAKING}, State.FAILED),
        "forget": Transition({State.READY}, State.FORGOTTEN),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="exports")
    state = models.CharField(max_length=20, choices=State, default=State.MAKING)
    done = models.PositiveIntegerField(default=0)  # parts, of
    total = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)  # files that were not there; the copy says so
    file = models.FileField(upload_to=private_path, blank=True)
    size = models.BigIntegerField(default=0)  # bytes
    asked_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True)

    objects = ExportQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int

    class Meta:
        verbose_name = _("Your copy")
        indexes = [models.Index(fields=["participant", "-asked_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(state="making"),
                name="one_export_at_a_time",
            ),
            models.CheckConstraint(
                name="ready_export_has_a_file_and_an_end",
                condition=~Q(state="ready") | Q(ends_at__isnull=False) & ~Q(file=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("privacy:my_export")

    @classmethod
    @transaction.atomic
    def begin(cls, *, by: User, participant: User | None = None) -> "tuple[Export, bool]":
        """Write down that somebody wants a copy, and whether that is new: one at a time.

        Of another participant only where they have asked for it in a conversation: it is theirs
        alone to fetch, whoever has it made.
        """
        whose = participant or by
        User.objects.select_for_update().get(pk=whose.pk)
        if there := cls.objects.filter(participant=whose, state=cls.State.MAKING).first():
            return there, False
        export = cls.objects.create(participant=whose)
        Event.record(export, "ask_for", by=by)
        return export, True

    # Steps

    @transaction.atomic
    def finish(self, kept: str, *, size: int, missing: int) -> None:
        """Keep the file that was stored under this name for a week, and no older one beside it."""
        self.file.name, self.size, self.missing = kept, size, missing
        self.ends_at, self.done = timezone.now() + KEPT_FOR, self.total
        fields = ["file", "size", "missing", "ends_at", "done"]
        self._take("finish", by=str(_("The worker")), also=fields)
        older = Export.objects.filter(participant=self.participant_id, state=self.State.READY)
        for export in older.exclude(pk=self.pk):
            export.forget()
        transaction.on_commit(partial(self.sweep, keep=kept))

    @transaction.atomic
    def fail(self, *, note: str = "") -> None:
        """Say that it did not work, so that it can be asked for again."""
        self._take("fail", by=str(_("The worker")), note=note)
        transaction.on_commit(self.sweep)

    @transaction.atomic
    def forget(self, *, by: User | None = None) -> None:
        """Delete the file: because its week is over, or whose it is wants it so."""
        self._take("forget", by=by or str(_("The calendar")))
        self.file.name = ""
        self.save(update_fields=["file"])
        transaction.on_commit(self.sweep)

    def sweep(self, keep: str = "") -> None:
        """Delete what is stored for it, also by a worker that was killed before it said so."""
        folder, storage = f"{FOLDER}/{self.pk}", self.file.storage
        with suppress(FileNotFoundError):  # nothing was ever stored
            for name in storage.listdir(folder)[1]:
                if f"{folder}/{name}" != keep:
                    storage.delete(f"{folder}/{name}")

    def note_progress(self, done: int, total: int) -> None:
        """Write down how far the worker has come."""
        Export.objects.filter(pk=self.pk).update(done=done, total=total)

    # Questions

    @property
    def is_making(self) -> bool:
        return self.state == self.State.MAKING

    @property
    def is_ready(self) -> bool:
        """Whether it can be fetched now."""
        ends_at = self.ends_at
        return self.state == self.State.READY and ends_at is not None and ends_at > timezone.now()

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED

    # Display

    @property
    def file_name(self) -> str:
        """What the file is called on the phone."""
        return f"jag-kan-{timezone.localtime(self.asked_at):%Y-%m-%d}.zip"
