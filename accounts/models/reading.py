"""Who looked: each look at a participant's thing by someone else."""

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Max
from django.db.models.functions import TruncDate
from django.utils import timezone, translation

from accounts.models.people import User


class ReadingQuerySet(models.QuerySet["Reading"]):
    def about(self, subject: models.Model) -> "ReadingQuerySet":
        """Return the looks at one thing, newest first."""
        kind = ContentType.objects.get_for_model(subject)
        return self.filter(subject_type=kind, subject_id=str(subject.pk))

    def day_by_day(self) -> Any:
        """Return a row for each reader, kind of thing and day, with how often and when last.

        Every look stays in the log; forty pictures of one morning are one line to whoever reads it.
        """
        return (
            self.annotate(day=TruncDate("at"))
            .values("reader_name", "reader_role", "subject_type", "day")
            .annotate(last_at=Max("at"), times=Count("pk"))
            .order_by("-last_at", "reader_name")
        )


class Reading(models.Model):
    """One look at a participant's thing by someone else. Written by the gates, and only there."""

    participant = models.ForeignKey(User, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    # Kept as it was then: the reader may change jobs, or be someone without an account.
    reader_name = models.CharField(max_length=200)
    reader_role = models.CharField(max_length=200, blank=True)
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    subject_id = models.CharField(max_length=36)
    subject = GenericForeignKey("subject_type", "subject_id")
    at = models.DateTimeField(auto_now_add=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["participant", "-at"])]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    def record(cls, subject: models.Model, participant: User, *, by: "User | str") -> "Reading":
        """Write down that someone else looked. A str names someone who has no account."""
        reading = cls._of(subject, participant, by=by)
        reading.save()
        return reading

    @classmethod
    def record_all(cls, looks: "list[tuple[models.Model, User]]", *, by: "User | str") -> None:
        """Write down many looks at once: a list was read, with words of each. One query."""
        Reading.objects.bulk_create(cls._of(subject, owner, by=by) for subject, owner in looks)

    @classmethod
    def _of(cls, subject: models.Model, participant: User, *, by: "User | str") -> "Reading":
        who: dict[str, Any] = {"reader_name": by}
        if isinstance(by, User):
            with translation.override(participant.language):  # it is they who will read it
                roles = by.told_roles[:200]
            who = {"reader": by, "reader_name": by.name, "reader_role": roles}
        kind = ContentType.objects.get_for_model(subject)
        return cls(participant=participant, subject_type=kind, subject_id=str(subject.pk), **who)

    # Questions

    @classmethod
    def was_just_now(cls, subject: models.Model, participant: User, *, by: str) -> bool:
        """Say whether this guest looked within a minute: a page and its picture are one look."""
        kind = ContentType.objects.get_for_model(subject)
        recent = cls.objects.filter(participant=participant, reader=None, reader_name=by)
        since = timezone.now() - timedelta(minutes=1)
        return recent.filter(subject_type=kind, subject_id=str(subject.pk), at__gt=since).exists()
