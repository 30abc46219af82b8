"""Whether the team may read what somebody plans: one answer for all goals and steps."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.transitions import Stateful, Transition
from programmes.models import Enrolment


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: User) -> "PlanQuerySet":
        """Whose plan it is; assigned staff, once shared."""
        followed = Enrolment.objects.followed_by(user).values("participant")
        seen = Q(participant=user) | Q(participant__in=followed, state=Plan.State.SHARED)
        return self.filter(seen).select_related("participant")


class Plan(Stateful):
    """A participant's plan, across all they take part in."""

    class State(models.TextChoices):
        PRIVATE = "private", _("Only you can see it")
        SHARED = "shared", _("Shared with your team")

    TRANSITIONS = {
        "share": Transition({State.PRIVATE}, State.SHARED),
        "unshare": Transition({State.SHARED}, State.PRIVATE),
    }

    participant = models.OneToOneField(User, on_delete=models.PROTECT, related_name="plan")
    state = models.CharField(max_length=20, choices=State, default=State.PRIVATE)

    objects = PlanQuerySet.as_manager()

    if TYPE_CHECKING:
        participant_id: int
        goals: Any

    class Meta:
        verbose_name = _("Plan")

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("plans:my_plan")

    @classmethod
    def of(cls, participant: User) -> "Plan":
        """Return the participant's plan, a private one if there is none yet."""
        return cls.objects.get_or_create(participant=participant)[0]

    # Steps

    @transaction.atomic
    def share(self, *, by: User) -> None:
        """Let the assigned staff read goals and the present steps."""
        self._take("share", by=by)

    @transaction.atomic
    def unshare(self, *, by: User) -> None:
        """Make it the participant's alone again."""
        self._take("unshare", by=by)

    # Questions

    @property
    def is_shared(self) -> bool:
        return self.state == self.State.SHARED
