"""A programme's part in one place, its teams and who is in them."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import (
    TEAM,
    Organisation,
    PeriodQuerySet,
    Role,
    RoleAssignment,
    User,
    period_in_order,
)
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models.area import Area
from programmes.models.programme import Programme
from workplaces.models import KEEPERS


class LocalProjectQuerySet(models.QuerySet["LocalProject"]):
    def visible_to(self, user: User) -> "LocalProjectQuerySet":
        """The team and the project leads of whoever runs the part, and of the programme's owner."""
        mine = user.organisations_as(*KEEPERS)
        seen = self.filter(Q(organisation__in=mine) | Q(programme__owner__in=mine))
        return seen.select_related("organisation", "programme__owner", "area")


class LocalProject(models.Model):
    """A municipality's or district's part of a programme (delprojekt)."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="projects")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, null=True, blank=True, related_name="projects"
    )

    objects = LocalProjectQuerySet.as_manager()

    if TYPE_CHECKING:
        organisation_id: int
        teams: Any
        mappings: Any

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="one_project_per_name")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programmes:show_project", args=[self.pk])

    # Steps

    @classmethod
    @transaction.atomic
    def add(
        cls,
        programme: Programme,
        organisation: Organisation,
        name: str,
        *,
        by: User,
        area: Area | None = None,
    ) -> "LocalProject":
        """Give the programme a part in one place, run by an organisation."""
        project = cls.objects.create(
            programme=programme, organisation=organisation, name=name, area=area
        )
        Event.record(programme, "add_project", by=by, note=name)
        return project

    # Questions

    def is_led_by(self, user: User) -> bool:
        """Say whether the person leads projects today for whoever runs it, or for the owner."""
        return user.has_role(
            Role.PROJECT_LEAD, at=self.organisation_id
        ) or self.programme.is_led_by(user)

    def possible_members(self) -> models.QuerySet[User]:
        """Return the staff of the organisation that may be in a team today."""
        held = RoleAssignment.objects.current().filter(
            organisation=self.organisation_id, role__in=TEAM
        )
        return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name")


class Team(models.Model):
    """People of several professions who work together in a local project."""

    project = models.ForeignKey(LocalProject, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(_("name"), max_length=200)

    if TYPE_CHECKING:
        members: Any

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="one_team_per_name")
        ]

    def __str__(self) -> str:
        return self.name

    # Steps

    @classmethod
    @transaction.atomic
    def add(cls, project: LocalProject, name: str, *, by: User) -> "Team":
        """Give the local project a team."""
        team = cls.objects.create(project=project, name=name)
        Event.record(project, "add_team", by=by, note=name)
        return team

    @transaction.atomic
    def add_member(self, staff: User, role: str, *, by: User) -> "TeamMember":
        """Put somebody in the team from today, as the profession they hold there."""
        type(self).objects.select_for_update().get(pk=self.pk)
        if self.members.current().filter(staff=staff, role=role).exists():
            said = gettext("%(name)s is in the team already.") % {"name": staff}
            raise Refused(said, subject=self.project)
        member = TeamMember.objects.create(team=self, staff=staff, role=role)
        Event.record(self.project, "add_member", by=by, note=f"{self}: {staff.pk}, {role}")
        return member


class TeamMember(models.Model):
    """One person in a team, as one profession, for a period. Gives no access by itself."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    staff = models.ForeignKey(User, on_delete=models.PROTECT, related_name="team_memberships")
    role = models.CharField(_("profession"), max_length=30, choices=Role)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects: Any = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["role", "pk"]
        constraints = [
            period_in_order("team_member_period_in_order"),
            models.CheckConstraint(
                name="team_member_is_of_a_team_s_profession",
                condition=Q(role__in=sorted(TEAM)),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    # Steps

    @transaction.atomic
    def end(self, *, by: User) -> None:
        """Let somebody leave the team: today is the last day."""
        locked = type(self).objects.select_for_update().get(pk=self.pk)
        if locked.ends_on:
            raise Refused(gettext("That is done already."), subject=self.team.project)
        self.ends_on = max(timezone.localdate(), self.starts_on)
        self.save(update_fields=["ends_on"])
        note = f"{self.team}: {self.staff_id}, {self.role}"
        Event.record(self.team.project, "end_member", by=by, note=note)
