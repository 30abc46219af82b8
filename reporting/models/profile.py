"""Which columns a funder wants: headings and facts that people who report choose, not code."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from programmes.models import Programme


class Fact(models.TextChoices):
    """What can stand in a column. Nothing of health, origin or why somebody takes part."""

    NAME = "name", _("name")
    BIRTH_DATE = "birth_date", _("birth date")
    IDENTITY_NUMBER = "identity_number", _("identity number")
    NUMBER = "number", _("our number for the enrolment")
    PROGRAMME = "programme", _("programme")
    LOCAL_PROJECT = "local_project", _("local project")
    MONTH = "month", _("month, as 2026-03")
    STARTS_ON = "starts_on", _("first day")
    ENDS_ON = "ends_on", _("last day, once it has come")
    STARTED = "started", _("1 if they started that month")
    ENDED = "ended", _("1 if they ended that month")
    HOURS = "hours", _("hours in the month")
    MINUTES = "minutes", _("minutes in the month")
    DAYS = "days", _("days with hours in the month")
    HOURS_SO_FAR = "hours_so_far", _("hours until the end of the month")


class ExportProfileQuerySet(models.QuerySet["ExportProfile"]):
    def visible_to(self, user: User) -> "ExportProfileQuerySet":
        """Project leads: of the owner, and of its local projects."""
        leads = user.organisations_as(Role.PROJECT_LEAD)
        local = Programme.objects.filter(projects__organisation__in=leads)
        seen = self.filter(Q(programme__owner__in=leads) | Q(programme__in=local))
        return seen.select_related("programme")


class ExportProfile(models.Model):
    """One template of a funder's: its columns, and what stands in place of a protected person."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    # ESF's rule for 2014–2020 was of this kind: the birth date and a code, in place of the number.
    protected_code = models.CharField(max_length=60)
    is_offered = models.BooleanField(_("can be chosen"), default=True)

    objects = ExportProfileQuerySet.as_manager()

    if TYPE_CHECKING:
        columns: Any
        programme_id: int

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="one_profile_per_name"),
            models.CheckConstraint(name="protected_code_is_set", condition=~Q(protected_code="")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reporting:edit_profile", args=[self.pk])

    # Questions

    @property
    def code_goes_to(self) -> str:
        """The fact in whose column a protected person's code stands; none, if it has no place."""
        facts = {column.fact for column in self.columns.all()}
        return next((each for each in (Fact.IDENTITY_NUMBER, Fact.NAME) if each in facts), "")


class ExportColumn(models.Model):
    """One column: a heading, and a fact or the same text in every row."""

    profile = models.ForeignKey(ExportProfile, on_delete=models.CASCADE, related_name="columns")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=100)
    fact = models.CharField(max_length=20, choices=Fact, blank=True)
    text = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_fact_or_a_text",
                condition=Q(fact="") | Q(text=""),
            ),
        ]

    def __str__(self) -> str:
        return self.heading
