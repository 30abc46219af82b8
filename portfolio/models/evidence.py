"""The picture of what was done: private, and only as the pipeline made it."""

import uuid

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from portfolio.models.entry import Entry


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: User) -> "EvidenceQuerySet":
        """Whoever may see the entry."""
        return self.filter(entry__in=Entry.objects.visible_to(user))


def photo_path(evidence: "Evidence", name: str) -> str:
    """Return where a picture is stored: never under a name that the user gave."""
    return f"photos/{evidence.pk}/{name}"


class Evidence(models.Model):
    """A picture of what was done, in two sizes, stripped of time, place and device."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="evidence")
    small = models.FileField(upload_to=photo_path)  # at most 320 px
    large = models.FileField(upload_to=photo_path)  # at most 1600 px
    width = models.PositiveIntegerField()  # of the large one, in px
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)  # of the large one
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("Picture")
        verbose_name_plural = _("Pictures")
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def remove(self) -> None:
        """Delete the row now, and the files once that is certain."""
        transaction.on_commit(self.delete_files)
        self.delete()

    def delete_files(self) -> None:
        """Delete what lies on disk, and nothing else."""
        for picture in (self.small, self.large):
            if picture.name:
                picture.storage.delete(picture.name)

    # Questions

    @property
    def participant(self) -> User:
        """Whose it is. Queries unless the entry was fetched."""
        return self.entry.participant
