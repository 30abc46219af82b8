"""A place where something can be shown."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import TEAM, Organisation, Role, User

# Who keeps the register of places and supervisors of an organisation.
KEEPERS = TEAM | {Role.PROJECT_LEAD}


class WorkplaceQuerySet(models.QuerySet["Workplace"]):
    def visible_to(self, user: User) -> "WorkplaceQuerySet":
        """The team of the organisation that keeps the register."""
        return self.filter(organisation__in=user.organisations_as(*KEEPERS))


class Workplace(models.Model):
    """A place where something can be shown: a workplace, youth centre, association or other."""

    class Kind(models.TextChoices):
        WORKPLACE = "workplace", _("Workplace")
        YOUTH_CENTRE = "youth_centre", _("Youth centre")
        ASSOCIATION = "association", _("Association")
        OTHER = "other", _("Other activity")

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    sector = models.CharField(max_length=200, blank=True)  # printed instead of the name, if chosen
    organisation = models.ForeignKey(  # whose register it stands in
        Organisation, on_delete=models.PROTECT, related_name="workplaces"
    )

    objects = WorkplaceQuerySet.as_manager()

    if TYPE_CHECKING:
        organisation_id: int

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="one_workplace_per_name")
        ]

    def __str__(self) -> str:
        return self.name
