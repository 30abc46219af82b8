"""A programme, its part in each place, and the marks that its funders ask for."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, period_in_order
from competencies.texts import TranslatedField, refuse_half_a_text


class Programme(models.Model):
    """A programme with an owner and a period. Its name is for staff; the public name says nothing
    of why anyone takes part, and is the one that is printed.
    """

    name = models.CharField(max_length=200, unique=True)
    public_name = TranslatedField()
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    funding_line = TranslatedField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    confirmations_need_code = models.BooleanField(
        _("supervisors also write a code"),
        default=False,
        help_text=_("The code goes to the supervisor’s contact in the register."),
    )

    class Meta:
        ordering = ["name"]
        constraints = [period_in_order("programme_period_in_order")]

    def __str__(self) -> str:
        return self.name


class ProgrammeLogo(models.Model):
    """A mark that a funder or partner asks for on certificates. The EU emblem is drawn by us; it is
    never smaller than the largest other (Reg. 2021/1060, annex IX).
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="logos")
    name = TranslatedField(validators=[refuse_half_a_text])
    is_eu_emblem = models.BooleanField(_("the emblem of the European Union"), default=False)
    png = models.BinaryField(blank=True, default=bytes)  # of others, as we wrote it anew
    height = models.PositiveSmallIntegerField(_("height on the paper, in mm"), default=12)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("logo on certificates")
        verbose_name_plural = _("logos on certificates")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="logo_is_ten_to_thirty_mm_high",
                condition=Q(height__gte=10, height__lte=30),
                violation_error_message=_("A logo is 10 to 30 mm high."),
            ),
            models.CheckConstraint(
                name="eu_emblem_is_no_smaller_than_our_mark",
                condition=Q(is_eu_emblem=False) | Q(height__gte=11),
                violation_error_message=_("The EU emblem is at least 11 mm high."),
            ),
            models.CheckConstraint(
                name="logo_is_the_emblem_or_has_a_picture",
                condition=Q(is_eu_emblem=True, png=b"") | Q(is_eu_emblem=False) & ~Q(png=b""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class LocalProject(models.Model):
    """A municipality's or district's part of a programme (delprojekt)."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="projects")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="one_project_per_name")
        ]

    def __str__(self) -> str:
        return self.name
