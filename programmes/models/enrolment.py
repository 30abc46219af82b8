"""Who takes part in a programme, and who of the staff is there for whom."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
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
from programmes.models.project import LocalProject


class EnrolmentQuerySet(PeriodQuerySet):
    def visible_to(self, user: User) -> "EnrolmentQuerySet":
        """The participant, and the staff assigned to them."""
        own: EnrolmentQuerySet = self.filter(participant=user)
        seen = own | self.followed_by(user)
        return seen.select_related("participant", "local_project")

    def followed_by(self, user: User) -> "EnrolmentQuerySet":
        """Return those the user is assigned to today, in a role that the user holds there today.

        A participant with a protected identity is followed only by handlers of such.
        """
        team = user.organisations_as(*TEAM)
        handlers = user.organisations_as(Role.PROTECTED_HANDLER)
        today = timezone.localdate()
        mine = Assignment.objects.current(today).filter(staff=user).values("enrolment")
        return (  # type: ignore[no-any-return]
            self.current(today)
            .filter(pk__in=mine, local_project__organisation__in=team)
            .filter(
                Q(participant__is_protected=False) | Q(local_project__organisation__in=handlers)
            )
        )


class Enrolment(models.Model):
    """One participant in one local project, for a period."""

    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="enrolments")
    local_project = models.ForeignKey(
        LocalProject, on_delete=models.PROTECT, related_name="enrolments"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("Enrolment")
        ordering = ["starts_on"]
        constraints = [
            period_in_order("enrolment_period_in_order"),
            models.UniqueConstraint(
                fields=["participant", "local_project", "starts_on"], name="enrolled_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("home:show_participant", args=[self.pk])

    # Questions

    @classmethod
    def team_of(cls, participant: User) -> models.QuerySet[User]:
        """Return the staff assigned to the participant today."""
        current = Assignment.objects.current().filter(enrolment__participant=participant)
        return User.objects.filter(pk__in=current.values("staff")).order_by("pk")

    @classmethod
    def organisation_of(cls, participant: User) -> Organisation | None:
        """Return whose project the participant takes part in today: the latest, if several."""
        current = cls.objects.current().filter(participant=participant)
        latest = current.select_related("local_project__organisation").order_by("starts_on").last()
        return latest.local_project.organisation if latest else None

    @classmethod
    def followers_of(cls, participant: User) -> models.QuerySet[User]:
        """Return those who see what the participant shares today: the other side of followed_by."""
        roles = RoleAssignment.objects.current().filter(
            user=OuterRef("staff"), organisation=OuterRef("enrolment__local_project__organisation")
        )
        following = Assignment.objects.current().filter(
            Exists(roles.filter(role__in=TEAM)),
            enrolment__in=cls.objects.current().filter(participant=participant),
        )
        if participant.is_protected:
            following = following.filter(Exists(roles.filter(role=Role.PROTECTED_HANDLER)))
        return User.objects.filter(pk__in=following.values("staff")).order_by("pk")

    @classmethod
    def was_ever_followed_by(cls, participant: User, staff: User) -> bool:
        """Say whether the two were ever assigned to each other: then neither assesses."""
        return Assignment.objects.filter(enrolment__participant=participant, staff=staff).exists()


class Assignment(models.Model):
    """One member of staff is there for one participant, for a period."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="assignments")
    staff = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects: Any = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [period_in_order("assignment_period_in_order")]

    def __str__(self) -> str:
        return f"#{self.pk}"
