"""When and where a group meets."""

import uuid
from datetime import date, datetime

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from collaboration.models.group import Group
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: User) -> "MeetingQuerySet":
        """Whoever works in the group today."""
        seen = self.filter(group__in=Group.objects.of(user).values("pk"))
        leads = ("group__programme", "group__local_project__programme")
        return seen.select_related("author", *leads)

    def in_month(self, first: date) -> "MeetingQuerySet":
        """Return those that begin in the month of a day, by the calendar in Stockholm."""
        month = {"starts_at__year": first.year, "starts_at__month": first.month}
        return self.filter(**month).order_by("starts_at")

    def coming(self) -> "MeetingQuerySet":
        """Return those that are not over and not cancelled, the next one first."""
        open_ = self.filter(state=Meeting.State.PLANNED, ends_at__gt=timezone.now())
        return open_.order_by("starts_at")


class Meeting(Stateful):
    """One meeting: title, place, time and what it is about. Names no participant."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        CANCELLED = "cancelled", _("Cancelled")

    TRANSITIONS = {"cancel": Transition({State.PLANNED}, State.CANCELLED)}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=100)
    place = models.CharField(max_length=200, blank=True)
    agenda = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)  # grows with every change: calendars ask
    changed_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Meeting")
        indexes = [models.Index(fields=["group", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                name="meeting_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("collaboration:show_meeting", args=[self.pk])

    @classmethod
    @transaction.atomic
    def plan(cls, group: Group, *, by: User, **when_and_what: str | datetime) -> "Meeting":
        """Put a meeting in the group's calendar."""
        meeting = cls.objects.create(group=group, author=by, **when_and_what)
        Event.record(meeting, "plan", by=by)
        return meeting

    # Steps

    @transaction.atomic
    def change(self, *, by: User, **when_and_what: str | datetime) -> None:
        """Let it be at another time or place, or about something else."""
        locked = Meeting.objects.select_for_update().get(pk=self.pk)
        if locked.is_cancelled:
            raise Refused(_("The meeting is cancelled."), subject=self)
        for name, value in when_and_what.items():
            setattr(self, name, value)
        self.sequence, self.changed_at = locked.sequence + 1, timezone.now()
        self.save(update_fields=[*when_and_what, "sequence", "changed_at"])
        Event.record(self, "change", by=by)

    @transaction.atomic
    def cancel(self, *, by: User) -> None:
        """Call it off; it stays in the calendar, crossed out."""
        self.sequence, self.changed_at = self.sequence + 1, timezone.now()
        self._take("cancel", by=by, also=["sequence", "changed_at"])

    # Questions

    @property
    def is_cancelled(self) -> bool:
        return self.state == self.State.CANCELLED
