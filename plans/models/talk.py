"""That two people mean to talk again, and on which day. What they say is written nowhere."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from plans.models.goal import Goal
from programmes.models import Enrolment


class TalkQuerySet(models.QuerySet["Talk"]):
    def visible_to(self, user: User) -> "TalkQuerySet":
        """The participant and the assigned staff: whoever asks for a talk wants to be heard."""
        followed = Enrolment.objects.followed_by(user).values("participant")
        seen = Q(participant=user) | Q(participant__in=followed)
        return self.filter(seen).select_related("participant", "named_by", "goal__plan")

    def open(self) -> "TalkQuerySet":
        """Return those that are still to come."""
        return self.filter(state__in=Talk.OPEN)


class Talk(Stateful):
    """A follow-up conversation: asked for by the participant, or offered by the team."""

    class State(models.TextChoices):
        ASKED = "asked", _("You have asked to talk")
        OFFERED = "offered", _("A day is suggested")
        AGREED = "agreed", _("Agreed")
        HELD = "held", _("You have talked")
        LEFT = "left", _("Left as it was")

    TRANSITIONS = {
        "offer": Transition({State.ASKED}, State.OFFERED),
        "agree": Transition({State.OFFERED}, State.AGREED),
        "leave": Transition({State.ASKED, State.OFFERED, State.AGREED}, State.LEFT),
        "hold": Transition({State.ASKED, State.AGREED}, State.HELD),
    }
    OPEN = (State.ASKED, State.OFFERED, State.AGREED)

    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="talks")
    # What the participant wants to look at together, if it is about one goal.
    goal = models.ForeignKey(
        Goal, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    day = models.DateField(null=True, blank=True)
    named_by = models.ForeignKey(  # who on the team named the day
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=20, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)

    objects = TalkQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int
        goal_id: int | None
        named_by_id: int | None

    class Meta:
        verbose_name = _("Talk")
        verbose_name_plural = _("Talks")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=Q(state__in=["asked", "offered", "agreed"]),
                name="one_talk_ahead",
            ),
            models.CheckConstraint(
                name="offered_talk_has_a_day",
                condition=~Q(state__in=["offered", "agreed"])
                | Q(day__isnull=False, named_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("plans:show_talk", args=[self.pk])

    # Steps

    @classmethod
    @transaction.atomic
    def ask(cls, *, by: User, goal: Goal | None = None) -> "Talk":
        """Ask the team to talk, about one goal or in general; whoever asks twice has asked once."""
        User.objects.select_for_update().get(pk=by.pk)
        if ahead := cls.objects.open().filter(participant=by).first():
            return ahead
        talk = cls.objects.create(participant=by, goal=goal)
        Event.record(talk, "ask", by=by)
        return talk

    @classmethod
    @transaction.atomic
    def propose(cls, participant: User, day: date, *, by: User) -> "Talk":
        """Name a day for a talk that nobody has asked for yet."""
        User.objects.select_for_update().get(pk=participant.pk)
        if ahead := cls.objects.open().filter(participant=participant).first():
            raise Refused(_("There is a talk ahead already."), subject=ahead)
        talk = cls.objects.create(
            participant=participant, day=day, named_by=by, state=cls.State.OFFERED
        )
        Event.record(talk, "propose", by=by)
        return talk

    @transaction.atomic
    def offer(self, day: date, *, by: User) -> None:
        """Answer whoever asked with a day. It is agreed once they say yes."""
        self.day, self.named_by = day, by
        self._take("offer", by=by, also=["day", "named_by"])

    @transaction.atomic
    def agree(self, *, by: User) -> None:
        """Say yes to the day."""
        self._take("agree", by=by)

    @transaction.atomic
    def leave(self, *, by: User) -> None:
        """Say «not now». Nobody asks why, and a new talk can be asked for at any time."""
        self._take("leave", by=by)

    @transaction.atomic
    def hold(self, *, by: User) -> None:
        """Say that the talk has been. What was said is nobody's record."""
        self._take("hold", by=by)

    # Questions

    @property
    def is_asked(self) -> bool:
        return self.state == self.State.ASKED

    @property
    def is_offered(self) -> bool:
        return self.state == self.State.OFFERED

    @property
    def is_agreed(self) -> bool:
        return self.state == self.State.AGREED
