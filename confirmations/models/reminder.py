"""A word to a supervisor who has not answered: twice at most, seen beforehand, easily stopped."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from confirmations import hours, letters
from lifecycle.models import Event, Letter
from lifecycle.post import post
from lifecycle.transitions import Refused
from portfolio.models import Entry

if TYPE_CHECKING:
    from confirmations.models.request import ConfirmationRequest

AFTER = {1: timedelta(days=3), 2: timedelta(days=8)}
BETWEEN = timedelta(days=3)  # at the least, however late the first one was


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, user: User) -> "ReminderQuerySet":
        """Whoever may see the moment that the question is about."""
        mine = self.filter(request__entry__in=Entry.objects.visible_to(user))
        return mine.select_related("request__entry__participant", "request__supervisor")

    def with_letters(self) -> "ReminderQuerySet":
        """Fetch with each how far its letter got."""
        number = Cast("number", models.CharField())
        key = Concat(Value("remind_supervisor:"), Cast("request", models.CharField()), Value(":"))
        theirs = Letter.objects.filter(key=Concat(OuterRef("written"), OuterRef("which")))
        facts: dict[str, Any] = {"letter_state": Subquery(theirs.values("state")[:1])}
        return self.annotate(written=key, which=number).annotate(**facts)

    def planned(self) -> "ReminderQuerySet":
        """Return those that have been neither sent nor cancelled."""
        return self.filter(sent_at=None, cancelled_at=None)

    def due(self) -> "ReminderQuerySet":
        """Return those of open questions whose time has come, the oldest first."""
        waiting = self.planned().filter(request__state="sent", request__entry__state__in=SHARED)
        return waiting.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")


SHARED = (Entry.State.SHARED, Entry.State.SUBMITTED)


class Reminder(models.Model):
    """One reminder of a question that we sent. At most two in all, however often it is sent."""

    request = models.ForeignKey(
        "confirmations.ConfirmationRequest", on_delete=models.CASCADE, related_name="reminders"
    )
    number = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = ReminderQuerySet.as_manager()

    if TYPE_CHECKING:
        request_id: int
        letter_state: str | None  # what with_letters() fetches

    class Meta:
        verbose_name = _("Reminder")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="one_reminder_per_number"),
            models.CheckConstraint(name="two_reminders_at_most", condition=Q(number__in=[1, 2])),
            models.CheckConstraint(
                name="reminder_sent_or_cancelled",
                condition=Q(sent_at__isnull=True) | Q(cancelled_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return str(self.request.get_absolute_url())

    # What the steps of a request do with it

    @classmethod
    def plan(cls, request: models.Model) -> None:
        """Plan, from now, what has been neither sent nor cancelled."""
        for number, after in AFTER.items():
            due_at = hours.next_polite(timezone.now() + after)
            theirs = cls.objects.filter(request=request.pk, number=number)
            if not theirs.exists():
                cls.objects.create(request_id=request.pk, number=number, due_at=due_at)
            theirs.planned().update(due_at=due_at)

    @classmethod
    def drop_plans(cls, request: models.Model) -> None:
        """Forget what was planned: the participant passes the link on, and may remind too."""
        cls.objects.filter(request=request.pk).planned().delete()

    # What a participant and the clock do

    @transaction.atomic
    def cancel(self, *, by: User) -> None:
        """Let it not be sent."""
        planned = Reminder.objects.planned().filter(pk=self.pk)
        if not planned.update(cancelled_at=timezone.now()):
            raise Refused(_("That reminder is no longer planned."), subject=self)
        Event.record(self.request, "cancel_reminder", by=by, note=str(self.number))

    @classmethod
    @transaction.atomic
    def cancel_all(cls, request: "ConfirmationRequest", *, by: User) -> None:
        """Let none that is planned be sent; if that is done already, it is done."""
        planned = cls.objects.planned().filter(request=request.pk)
        if planned.update(cancelled_at=timezone.now()):
            Event.record(request, "cancel_reminders", by=by)

    @classmethod
    def send_due(cls) -> int:
        """Send those whose time has come and return how many; outside working hours, move them."""
        due, now = cls.objects.due(), timezone.now()
        if not hours.is_polite(now):
            due.update(due_at=hours.next_polite(now))
            return 0
        return sum(reminder.send() for reminder in list(due))

    @transaction.atomic
    def send(self) -> bool:
        """Send it, unless an answer or another worker was faster."""
        asked, now = self._lock_request(), timezone.now()
        if not self._still_makes_sense(asked):
            return False
        mine = Reminder.objects.planned().filter(pk=self.pk, due_at__lte=now)
        if not mine.update(sent_at=now):
            return False
        self._post(asked)
        Event.record(asked, "remind", by=str(_("The calendar")), note=str(self.number))
        soonest = hours.next_polite(now + BETWEEN)
        rest = Reminder.objects.planned().filter(request=asked.pk, due_at__lt=soonest)
        rest.update(due_at=soonest)
        return True

    def _lock_request(self) -> "ConfirmationRequest":
        everything = type(self.request)._default_manager
        return everything.select_for_update().get(pk=self.request_id)

    @staticmethod
    def _still_makes_sense(asked: "ConfirmationRequest") -> bool:
        goes_out = asked.is_sent_by_us and bool(asked.contact)
        return asked.is_open and goes_out and not asked.how_far.has_failed

    def _post(self, asked: "ConfirmationRequest") -> None:
        post(
            letters.REMIND[asked.door],
            about=asked,
            to=asked.contact,
            medium=asked.door,
            language=asked.supervisor.language,
            key=f"remind_supervisor:{asked.pk}:{self.number}",
        )

    # Questions

    @property
    def participant(self) -> User:
        """Whose question it is about. Queries unless the request and its entry were fetched."""
        return self.request.participant

    @property
    def is_planned(self) -> bool:
        return self.sent_at is None and self.cancelled_at is None

    @property
    def is_due(self) -> bool:
        """Whether its time has come, and it leaves as soon as the clock looks."""
        return self.is_planned and self.due_at <= timezone.now()

    @property
    def has_left(self) -> bool:
        """Whether its letter is on the other side. Fetch with_letters() first."""
        return self.letter_state in (Letter.State.SENT, Letter.State.DELIVERED)

    @property
    def is_leaving(self) -> bool:
        """Whether its letter waits. Fetch with_letters() first."""
        return self.letter_state == Letter.State.WAITING
