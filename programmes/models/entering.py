"""What was settled when somebody began: on which ground, what they were told, how a guardian was.

Nothing here is about health, diagnosis, origin or absence: there is no place for it.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from programmes.models.enrolment import Enrolment
from programmes.models.ground import Ground
from programmes.models.information import InformationText


class GroundHeld(models.Model):
    """One ground that holds for one participant, and who decided that it does."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="grounds_held")
    ground = models.ForeignKey(Ground, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("what shows it"), max_length=300, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()

    class Meta:
        ordering = ["ground__group", "ground__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "ground"], name="a_ground_holds_once")
        ]

    def __str__(self) -> str:
        return str(self.ground)


class Informed(models.Model):
    """Which version of the information was gone through, and how the person put it themselves."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="informed")
    text = models.ForeignKey(InformationText, on_delete=models.PROTECT, related_name="+")
    in_own_words = models.TextField(_("in their own words"), max_length=1000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="understood_in_own_words", condition=~Q(in_own_words=""))
        ]

    def __str__(self) -> str:
        return f"{self.text}, {self.on}"


class GuardianTold(models.Model):
    """How the guardian of somebody under 18 was told, or why not. It gives nobody access."""

    class How(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        BY_PHONE = "by_phone", _("By phone")
        BY_LETTER = "by_letter", _("By letter or e-mail")
        BY_THE_PERSON = "by_the_person", _("By the young person")
        NOT_TOLD = "not_told", _("Not told")

    enrolment = models.OneToOneField(
        Enrolment, on_delete=models.CASCADE, related_name="guardian_told"
    )
    how = models.CharField(_("how"), max_length=20, choices=How)
    on = models.DateField(_("when"), null=True, blank=True)
    told_by = models.CharField(_("by whom"), max_length=200, blank=True)
    why_not = models.CharField(_("why not"), max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")  # who wrote it down

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="guardian_told_when_or_why_not",
                condition=Q(how="not_told", on=None) & ~Q(why_not="")
                | ~Q(how="not_told") & Q(on__isnull=False, why_not=""),
            )
        ]

    def __str__(self) -> str:
        return self.get_how_display()
