"""What a participant wants: chosen by them, suggested by somebody else at most."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Competency
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from plans.content import MOST_GOALS
from plans.models.plan import Plan
from programmes.models import Enrolment

if TYPE_CHECKING:
    from plans.models.step import Step


@dataclass(frozen=True)
class Wish:
    """All that is said about a goal at one time."""

    words: str
    competencies: Collection[Competency] = ()
    wanted_by: date | None = None


class GoalQuerySet(models.QuerySet["Goal"]):
    def visible_to(self, user: User) -> "GoalQuerySet":
        """Whose goal it is. Assigned staff: what is chosen or reached in a shared plan, and what
        they have suggested themselves and is not answered. What was put aside is nobody's business.
        """
        followed = Enrolment.objects.followed_by(user).values("participant")
        theirs = Q(plan__participant__in=followed) & (
            Q(plan__state=Plan.State.SHARED, state__in=Goal.OPEN_TO_THE_TEAM)
            | Q(suggested_by=user, state=Goal.State.SUGGESTED)
        )
        seen = self.filter(Q(plan__participant=user) | theirs)
        return seen.select_related("plan__participant", "suggested_by")

    def chosen(self) -> "GoalQuerySet":
        return self.filter(state=Goal.State.CHOSEN)

    def suggested(self) -> "GoalQuerySet":
        return self.filter(state=Goal.State.SUGGESTED)


class Goal(Stateful):
    """Something the participant wants, tied to what a framework says can be shown."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("A suggestion")
        CHOSEN = "chosen", _("Going on")
        ASIDE = "aside", _("Put aside")
        REACHED = "reached", _("Reached")
        LEFT = "left", _("Left as it was")

    TRANSITIONS = {
        "accept": Transition({State.SUGGESTED}, State.CHOSEN),
        "leave": Transition({State.SUGGESTED}, State.LEFT),
        "reach": Transition({State.CHOSEN}, State.REACHED),
        "put_aside": Transition({State.CHOSEN}, State.ASIDE),
        "take_up": Transition({State.ASIDE, State.REACHED}, State.CHOSEN),
    }
    OPEN_TO_THE_TEAM = (State.CHOSEN, State.REACHED)

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    words = models.CharField(max_length=300)
    competencies = models.ManyToManyField(Competency, blank=True, related_name="+")
    wanted_by = models.DateField(null=True, blank=True)  # a wish; nothing happens when it passes
    suggested_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=20, choices=State, default=State.CHOSEN)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = GoalQuerySet.as_manager()

    if TYPE_CHECKING:
        plan_id: int
        suggested_by_id: int | None
        steps: Any

    class Meta:
        verbose_name = _("Goal")
        verbose_name_plural = _("Goals")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["plan", "state"])]
        constraints = [
            models.CheckConstraint(
                name="suggested_goal_names_who",
                condition=~Q(state__in=["suggested", "left"]) | Q(suggested_by__isnull=False),
            ),
            models.CheckConstraint(name="goal_has_words", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("plans:show_goal", args=[self.pk])

    # Steps

    @classmethod
    @transaction.atomic
    def choose(cls, wish: Wish, *, by: User) -> "Goal":
        """Set a goal of one's own. Refused where there are three going on already."""
        plan = Plan.of(by)
        refuse_one_more(plan)
        goal = cls.objects.create(plan=plan, words=wish.words, wanted_by=wish.wanted_by)
        goal.competencies.set(wish.competencies)
        Event.record(goal, "choose", by=by)
        return goal

    @classmethod
    @transaction.atomic
    def suggest(cls, wish: Wish, participant: User, *, by: User) -> "Goal":
        """Suggest one to somebody. It is none until they say yes."""
        goal = cls.objects.create(
            plan=Plan.of(participant),
            words=wish.words,
            suggested_by=by,
            state=cls.State.SUGGESTED,
        )
        goal.competencies.set(wish.competencies)
        Event.record(goal, "suggest", by=by)
        return goal

    @transaction.atomic
    def accept(self, *, by: User) -> None:
        """Make the suggestion a goal of one's own. Refused where there are three already."""
        refuse_one_more(self.plan)
        self._take("accept", by=by)

    @transaction.atomic
    def leave(self, *, by: User) -> None:
        """Leave the suggestion. Nobody asks why, and whoever made it sees no answer."""
        self._take("leave", by=by)

    @transaction.atomic
    def reach(self, *, by: User) -> None:
        """Say that it is reached."""
        self._take("reach", by=by)

    @transaction.atomic
    def put_aside(self, *, by: User) -> None:
        """Put it aside, for now or for good. The team does not see that it was."""
        self._take("put_aside", by=by)

    @transaction.atomic
    def take_up(self, *, by: User) -> None:
        """Go on with one that was put aside or reached."""
        refuse_one_more(self.plan)
        self._take("take_up", by=by)

    @transaction.atomic
    def change(self, wish: Wish, *, by: User) -> None:
        """Say it in other words, with other competencies, by another day."""
        self.words, self.wanted_by, self.changed_at = wish.words, wish.wanted_by, timezone.now()
        self.save(update_fields=["words", "wanted_by", "changed_at"])
        self.competencies.set(wish.competencies)
        Event.record(self, "change", by=by)

    # Questions

    @property
    def participant(self) -> User:
        """Whose goal it is. Queries unless the plan was fetched with its participant."""
        return self.plan.participant

    @property
    def is_suggested(self) -> bool:
        return self.state == self.State.SUGGESTED

    @property
    def is_chosen(self) -> bool:
        return self.state == self.State.CHOSEN

    @property
    def is_reached(self) -> bool:
        return self.state == self.State.REACHED

    @property
    def is_left(self) -> bool:
        return self.state == self.State.LEFT

    @property
    def next_step(self) -> "Step | None":
        """The present small step, if there is one. Prefetch steps before asking many."""
        return next((step for step in self.steps.all() if step.is_now), None)


def refuse_one_more(plan: Plan) -> None:
    """Raise Refused where as many goals are going on as are small enough to hold."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    if Goal.objects.filter(plan=plan).chosen().count() >= MOST_GOALS:
        raise Refused(_("Three goals at a time are enough. Put one aside first."), subject=plan)
