"""One small step at a time. «Not now» is as good an answer as «done», and nobody counts."""

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


class StepQuerySet(models.QuerySet["Step"]):
    def visible_to(self, user: User) -> "StepQuerySet":
        """Whose step it is. Assigned staff: the present and the done ones of goals they see, and
        what they have suggested themselves. That a step rests is nobody's business.
        """
        goals = Goal.objects.visible_to(user).values("pk")
        theirs = Q(state__in=Step.OPEN_TO_THE_TEAM) | Q(
            state=Step.State.SUGGESTED, suggested_by=user
        )
        own = Q(goal__plan__participant=user)
        seen = self.filter(Q(goal__in=goals), own | theirs)
        return seen.select_related("goal__plan__participant", "suggested_by")

    def present(self) -> "StepQuerySet":
        """Return the steps that are next, of goals that are going on."""
        return self.filter(state=Step.State.NOW, goal__state=Goal.State.CHOSEN)


class Step(Stateful):
    """One small thing to do towards a goal."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("A suggestion")
        NOW = "now", _("The next small step")
        RESTING = "resting", _("Not now")
        DONE = "done", _("Done")
        LEFT = "left", _("Left as it was")

    TRANSITIONS = {
        "accept": Transition({State.SUGGESTED}, State.NOW),
        "leave": Transition({State.SUGGESTED}, State.LEFT),
        "do": Transition({State.NOW}, State.DONE),
        "rest": Transition({State.NOW}, State.RESTING),
        "take_up": Transition({State.RESTING}, State.NOW),
    }
    OPEN_TO_THE_TEAM = (State.NOW, State.DONE)

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="steps")
    words = models.CharField(max_length=300)
    suggested_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=20, choices=State, default=State.NOW)
    created_at = models.DateTimeField(default=timezone.now)

    objects = StepQuerySet.as_manager()

    if TYPE_CHECKING:
        goal_id: int
        suggested_by_id: int | None

    class Meta:
        verbose_name = _("Small step")
        verbose_name_plural = _("Small steps")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal"], condition=Q(state="now"), name="one_step_at_a_time"
            ),
            models.CheckConstraint(
                name="suggested_step_names_who",
                condition=~Q(state__in=["suggested", "left"]) | Q(suggested_by__isnull=False),
            ),
            models.CheckConstraint(name="step_has_words", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("plans:show_goal", args=[self.goal_id])

    # Steps

    @classmethod
    @transaction.atomic
    def set(cls, goal: Goal, words: str, *, by: User) -> "Step":
        """Set the next small step; the one before, if it was not done, rests."""
        make_room(goal, by=by)
        step = cls.objects.create(goal=goal, words=words)
        Event.record(step, "set", by=by)
        return step

    @classmethod
    @transaction.atomic
    def suggest(cls, goal: Goal, words: str, *, by: User) -> "Step":
        """Suggest one. It is none until the participant says yes."""
        refuse_unless_going_on(goal)
        step = cls.objects.create(
            goal=goal, words=words, suggested_by=by, state=cls.State.SUGGESTED
        )
        Event.record(step, "suggest", by=by)
        return step

    @transaction.atomic
    def accept(self, *, by: User) -> None:
        """Make the suggestion one's next small step; the one before rests."""
        make_room(self.goal, by=by)
        self._take("accept", by=by)

    @transaction.atomic
    def leave(self, *, by: User) -> None:
        """Leave the suggestion. Nobody asks why, and whoever made it sees no answer."""
        self._take("leave", by=by)

    @transaction.atomic
    def do(self, *, by: User) -> None:
        """Say that it is done."""
        self._take("do", by=by)

    @transaction.atomic
    def rest(self, *, by: User) -> None:
        """Say «not now». It rests, and nobody else sees that it does."""
        self._take("rest", by=by)

    @transaction.atomic
    def take_up(self, *, by: User) -> None:
        """Make a resting step the next one again; the one before rests instead."""
        make_room(self.goal, by=by)
        self._take("take_up", by=by)

    # Questions

    @property
    def participant(self) -> User:
        """Whose step it is. Queries unless the goal was fetched with its plan's participant."""
        return self.goal.plan.participant

    @property
    def is_now(self) -> bool:
        return self.state == self.State.NOW

    @property
    def is_suggested(self) -> bool:
        return self.state == self.State.SUGGESTED

    @property
    def is_resting(self) -> bool:
        return self.state == self.State.RESTING

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE


def make_room(goal: Goal, *, by: User) -> None:
    """Let the present step rest, as there is one at a time. Call inside a transaction."""
    refuse_unless_going_on(goal)
    for present in Step.objects.filter(goal=goal, state=Step.State.NOW):
        present.rest(by=by)


def refuse_unless_going_on(goal: Goal) -> None:
    """Raise Refused where the goal is put aside, reached or only suggested."""
    locked = Goal.objects.select_for_update().get(pk=goal.pk)
    if not locked.is_chosen:
        raise Refused(_("Go on with the goal first. Then it can have a step."), subject=goal)
