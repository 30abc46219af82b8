"""Who is where, and when."""

from typing import TYPE_CHECKING, Any

from django.db import models

from accounts.models import PeriodQuerySet, User, period_in_order
from workplaces.models.supervisor import Supervisor
from workplaces.models.workplace import Workplace


class PlacementQuerySet(PeriodQuerySet):
    def visible_to(self, user: User) -> Any:
        """The participant."""
        return self.filter(participant=user)


class Placement(models.Model):
    """A participant's time at a workplace or activity, with whoever supervises there."""

    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="placements")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="placements")
    supervisor = models.ForeignKey(
        Supervisor, on_delete=models.PROTECT, null=True, blank=True, related_name="placements"
    )
    tasks = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    if TYPE_CHECKING:
        supervisor_id: int | None

    class Meta:
        ordering = ["-starts_on"]
        constraints = [period_in_order("placement_period_in_order")]

    def __str__(self) -> str:
        return str(self.workplace)
