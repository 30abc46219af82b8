"""What happened, and the letters it caused."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle.trouble import Trouble

if TYPE_CHECKING:
    from accounts.models import User


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, subject: models.Model) -> "EventQuerySet":
        """Return what happened to one thing, oldest first."""
        kind = ContentType.objects.get_for_model(subject)
        return self.filter(subject_type=kind, subject_id=str(subject.pk)).order_by("pk")


class Event(models.Model):
    """One thing that happened: who did what to which object, and when. Never changed."""

    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    subject_id = models.CharField(max_length=36)
    subject = GenericForeignKey("subject_type", "subject_id")
    action = models.CharField(max_length=50)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id", "at"])]
        constraints = [
            models.CheckConstraint(
                name="event_names_who",
                condition=Q(by__isnull=False, by_name="") | Q(by__isnull=True) & ~Q(by_name=""),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.action}"

    @classmethod
    def record(
        cls, subject: models.Model, action: str, *, by: "User | str", note: str = ""
    ) -> "Event":
        """Write down that something happened. A str names someone who has no account."""
        who = {"by_name": by} if isinstance(by, str) else {"by": by}
        return cls.objects.create(subject=subject, action=action, note=note, **who)

    @classmethod
    def record_all(cls, subjects: Iterable[models.Model], action: str, *, by: "User") -> None:
        """Write down that the same happened to several things at once. One query."""
        Event.objects.bulk_create(
            Event(subject=subject, action=action, by=by) for subject in subjects
        )


class LetterQuerySet(models.QuerySet["Letter"]):
    def overdue(self, since: datetime) -> "LetterQuerySet":
        """Return the letters that should have been tried by then."""
        return self.filter(state=Letter.State.WAITING, due_at__lt=since).order_by("due_at")


class Letter(models.Model):
    """One e-mail or text message on its way: what it is about and how far it got. Its words are
    made when it leaves, so no text and no link of anybody's waits in the database.
    """

    class Medium(models.TextChoices):
        EMAIL = "email", _("E-mail")
        SMS = "sms", _("SMS")

    class State(models.TextChoices):
        WAITING = "waiting", _("On its way")
        SENT = "sent", _("Sent")
        DELIVERED = "delivered", _("Arrived")
        FAILED = "failed", _("Did not arrive")

    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    subject_id = models.CharField(max_length=36)
    subject = GenericForeignKey("subject_type", "subject_id")
    writer = models.CharField(max_length=100)  # the function that writes it: app.letters.name
    medium = models.CharField(max_length=10, choices=Medium, default=Medium.EMAIL)
    to = models.CharField(max_length=254)  # an e-mail address, or a number like +46701234567
    language = models.CharField(max_length=10)
    key = models.CharField(max_length=120, unique=True)  # the same cause posts one letter
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)  # those that failed
    trouble = models.CharField(max_length=10, choices=Trouble, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    posted_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now)  # no attempt before that
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)  # says the provider of a text message
    receipt = models.CharField(max_length=100, blank=True)  # provider:what it calls the message

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id"]),
            models.Index(fields=["state", "due_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="letter_state_has_its_times",
                condition=Q(state="waiting", sent_at__isnull=True, delivered_at__isnull=True)
                | Q(state="sent", sent_at__isnull=False, delivered_at__isnull=True)
                | Q(state="delivered", sent_at__isnull=False, delivered_at__isnull=False)
                | Q(state="failed", delivered_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.writer} {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("home:letters_on_their_way")

    # Questions

    @property
    def is_sms(self) -> bool:
        return self.medium == self.Medium.SMS

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def is_delayed(self) -> bool:
        """Whether it waits because an attempt has failed."""
        return self.is_waiting and self.attempts > 0

    @property
    def is_sent(self) -> bool:
        """Whether it has left us; a text message may have arrived too."""
        return self.state in (self.State.SENT, self.State.DELIVERED)

    @property
    def is_delivered(self) -> bool:
        """Whether the provider says that it arrived: known of text messages only."""
        return self.state == self.State.DELIVERED

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED
