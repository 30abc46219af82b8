"""Files of a group: each checked by what it holds, each version kept with who, when and hash."""

import uuid
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from collaboration.models.group import Group
from collaboration.uploads import ENDINGS, MEDIA_TYPES, Kind, Taken
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: User) -> "DocumentQuerySet":
        """Whoever works in the group today."""
        seen = self.filter(group__in=Group.objects.of(user).values("pk"))
        return seen.select_related("author", "group__programme", "group__local_project__programme")

    def newest_first(self) -> "DocumentQuerySet":
        """Return them as a page lists them. Two queries, however many."""
        return self.prefetch_related("versions__by").order_by("-made_at")


class Document(Stateful):
    """One document of a group, in one or more versions."""

    class State(models.TextChoices):
        KEPT = "kept", _("To be fetched")
        REMOVED = "removed", _("Removed")

    TRANSITIONS = {"remove": Transition({State.KEPT}, State.REMOVED)}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="documents")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)  # without an ending: that follows from the content
    state = models.CharField(max_length=20, choices=State, default=State.KEPT)
    made_at = models.DateTimeField(default=timezone.now)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Document")
        indexes = [models.Index(fields=["group", "-made_at"])]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("collaboration:show_document", args=[self.pk])

    @classmethod
    @transaction.atomic
    def add(cls, group: Group, name: str, taken: Taken, *, by: User) -> "Document":
        """Put a checked file in the group's folder."""
        document = cls.objects.create(group=group, name=name, author=by)
        DocumentVersion.keep(document, taken, number=1, by=by)
        Event.record(document, "add", by=by)
        return document

    # Steps

    @transaction.atomic
    def replace(self, taken: Taken, *, by: User) -> None:
        """Put a new version in its place; those before can still be fetched."""
        locked = Document.objects.select_for_update().get(pk=self.pk)
        if locked.is_removed:
            raise Refused(_("The document has been removed."), subject=self)
        latest = locked.latest
        if latest and latest.sha256 == taken.sha256:
            raise Refused(_("It is the same file as before."), subject=self)
        number = latest.number + 1 if latest else 1
        DocumentVersion.keep(self, taken, number=number, by=by)
        Event.record(self, "replace", by=by)

    @transaction.atomic
    def remove(self, *, by: User) -> None:
        """Take it away: all files go for good, a line says that it was there."""
        self._take("remove", by=by)
        for version in self.versions.all():
            transaction.on_commit(version.delete_file)
        self.versions.all().delete()

    # Questions

    @property
    def is_removed(self) -> bool:
        return self.state == self.State.REMOVED

    @property
    def latest(self) -> "DocumentVersion | None":
        """The newest version; None once it is removed. Prefetch versions before asking many."""
        return max(self.versions.all(), key=lambda version: version.number, default=None)


def private_path(version: "DocumentVersion", _name: str) -> str:
    """Return where a file is stored: never under a name that somebody gave."""
    return f"documents/{version.document.pk}/{version.pk}"


class DocumentVersionQuerySet(models.QuerySet["DocumentVersion"]):
    def visible_to(self, user: User) -> "DocumentVersionQuerySet":
        """Whoever works in the group today."""
        there = Document.objects.filter(group__in=Group.objects.of(user).values("pk"))
        return self.filter(document__in=there).select_related("document__group")


class DocumentVersion(models.Model):
    """One file, as it was taken in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.FileField(upload_to=private_path)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Kind])
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    objects = DocumentVersionQuerySet.as_manager()

    if TYPE_CHECKING:
        document_id: uuid.UUID

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="one_document_version_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    def keep(cls, document: Document, taken: Taken, *, number: int, by: User) -> None:
        """Store a checked file as a version of a document."""
        version = cls(
            document=document,
            number=number,
            kind=taken.kind,
            size=len(taken.content),
            sha256=taken.sha256,
            by=by,
        )
        version.file.save("file", ContentFile(taken.content), save=False)
        try:
            with transaction.atomic():
                version.save(force_insert=True)
        except BaseException:  # a row that was not made must leave no file behind
            version.delete_file()
            raise

    def delete_file(self) -> None:
        """Delete what lies on disk, and nothing else."""
        if self.file.name:
            self.file.storage.delete(self.file.name)

    # Display

    @property
    def file_name(self) -> str:
        """What it is called where it is fetched: our ending, whatever it came with."""
        return f"{self.document.name}.{ENDINGS[Kind(self.kind)]}"

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[Kind(self.kind)]

    @property
    def kind_in_words(self) -> str:
        return ENDINGS[Kind(self.kind)].upper()
