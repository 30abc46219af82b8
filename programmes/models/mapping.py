"""What a local project knows of its target group: conditions, needs, measures; of nobody in it."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition
from programmes.models.project import LocalProject
from workplaces.models import KEEPERS


class GroupMappingQuerySet(models.QuerySet["GroupMapping"]):
    def visible_to(self, user: User) -> "GroupMappingQuerySet":
        """The team and the project leads of whoever runs the part, and of the programme's owner."""
        mine = user.organisations_as(*KEEPERS)
        runs, owns = "project__organisation__in", "project__programme__owner__in"
        seen = self.filter(Q(**{runs: mine}) | Q(**{owns: mine}))
        return seen.select_related("project__organisation", "project__programme__owner")


class GroupMapping(Stateful):
    """One version of the mapping of a local project's target group, as the project starts from it.

    An adopted one is never changed: its goals are followed up, and a new version is written.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ADOPTED = "adopted", _("Adopted")
        REPLACED = "replaced", _("Replaced")

    TRANSITIONS = {
        "adopt": Transition({State.DRAFT}, State.ADOPTED),
        "replace": Transition({State.ADOPTED}, State.REPLACED),
    }

    project = models.ForeignKey(LocalProject, on_delete=models.PROTECT, related_name="mappings")
    version = models.PositiveSmallIntegerField(default=1)
    conditions = models.TextField(_("conditions"), blank=True)
    needs = models.TextField(_("needs"), blank=True)
    measures = models.TextField(_("planned measures"), blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)

    objects = GroupMappingQuerySet.as_manager()

    if TYPE_CHECKING:
        goals: Any

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["project", "version"], name="one_mapping_per_version"),
            models.UniqueConstraint(
                fields=["project"], condition=Q(state="draft"), name="one_draft_of_a_mapping"
            ),
            models.UniqueConstraint(
                fields=["project"], condition=Q(state="adopted"), name="one_adopted_mapping"
            ),
            models.CheckConstraint(
                name="adopted_mapping_has_its_day",
                condition=Q(state="draft", adopted_on__isnull=True)
                | ~Q(state="draft") & Q(adopted_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project}, {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("programmes:show_mapping", args=[self.pk])

    # Steps

    @classmethod
    @transaction.atomic
    def begin(cls, project: LocalProject, *, by: User) -> "GroupMapping":
        """Begin the next version, with the words and the goals of the last; or return the draft."""
        LocalProject.objects.select_for_update().get(pk=project.pk)
        latest = cls.objects.filter(project=project).order_by("version").last()
        if latest and latest.is_draft:
            return latest
        words = {name: getattr(latest, name) for name in WORDS} if latest else {}
        number = latest.version + 1 if latest else 1
        mapping = cls.objects.create(project=project, version=number, **words)
        for goal in latest.goals.all() if latest else ():
            MappingGoal.objects.create(mapping=mapping, text=goal.text, due_on=goal.due_on)
        Event.record(mapping, "begin", by=by)
        return mapping

    @transaction.atomic
    def write(self, *, by: User, conditions: str, needs: str, measures: str) -> None:
        """Keep the words of a draft; refused once it is adopted."""
        self._refuse_unless_draft()
        self.conditions, self.needs, self.measures = conditions, needs, measures
        self.save(update_fields=list(WORDS))
        Event.record(self, "write", by=by)

    @transaction.atomic
    def add_goal(self, text: str, *, by: User, due_on: Any = None) -> "MappingGoal":
        """Set a goal in a draft."""
        self._refuse_unless_draft()
        goal = MappingGoal.objects.create(mapping=self, text=text, due_on=due_on)
        Event.record(self, "add_goal", by=by)
        return goal

    @transaction.atomic
    def remove_goal(self, goal: "MappingGoal", *, by: User) -> None:
        """Take a goal out of a draft."""
        self._refuse_unless_draft()
        goal.delete()
        Event.record(self, "remove_goal", by=by)

    @transaction.atomic
    def adopt(self, *, by: User) -> None:
        """Let the project work by this version; the one before is replaced."""
        missing = [name for name in WORDS if not getattr(self, name).strip()]
        if missing or not self.goals.exists():
            said = gettext("Conditions, needs, measures and one goal are needed before that.")
            raise Refused(said, subject=self)
        earlier = type(self).objects.filter(project=self.project, state=self.State.ADOPTED)
        for mapping in earlier.exclude(pk=self.pk):
            mapping.replace(by=by)
        self.adopted_on = timezone.localdate()
        self._take("adopt", by=by, also=["adopted_on"])

    @transaction.atomic
    def replace(self, *, by: User) -> None:
        """Make way for the next version, as it is adopted."""
        self._take("replace", by=by)

    @transaction.atomic
    def follow_up(self, goal: "MappingGoal", text: str, *, by: User) -> "GoalFollowUp":
        """Write down how a goal of an adopted version goes. Never changed; there can be several."""
        if self.is_draft:
            raise Refused(gettext("Goals are followed up once they are adopted."), subject=self)
        written = GoalFollowUp.objects.create(goal=goal, text=text)
        Event.record(self, "follow_up", by=by)
        return written

    def _refuse_unless_draft(self) -> None:
        locked = type(self).objects.select_for_update().get(pk=self.pk)
        if not locked.is_draft:
            self.state = locked.state
            said = gettext("It is adopted and stays as it is. Begin a new version instead.")
            raise Refused(said, subject=self)

    # Questions

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_adopted(self) -> bool:
        return self.state == self.State.ADOPTED


WORDS = ("conditions", "needs", "measures")


class MappingGoal(models.Model):
    """What the measures are to lead to, for the group."""

    mapping = models.ForeignKey(GroupMapping, on_delete=models.PROTECT, related_name="goals")
    text = models.TextField(_("goal"))
    due_on = models.DateField(_("to be followed up on"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="goal_is_not_empty", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text


class GoalFollowUp(models.Model):
    """How a goal went, as seen on a day."""

    goal = models.ForeignKey(MappingGoal, on_delete=models.PROTECT, related_name="follow_ups")
    seen_on = models.DateField(default=timezone.localdate)
    text = models.TextField(_("how it goes"))

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="follow_up_is_not_empty", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text
