"""The marks that funders and partners ask for on certificates."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from competencies.texts import TranslatedField, refuse_half_a_text
from programmes.models.programme import Programme

SMALLEST_EMBLEM = 11  # mm


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

    # Questions

    @classmethod
    def wrong_height(cls, programme: Programme, height: int, *, is_eu: bool) -> str:
        """Return the sentence that says what is wrong with the height of a new one, or "".

        The emblem of the EU is at least 11 mm high and no smaller than any other. Queries.
        """
        if is_eu and height < SMALLEST_EMBLEM:
            return gettext("The EU emblem is at least 11 mm high.")
        others = programme.logos.exclude(is_eu_emblem=is_eu).values_list("height", flat=True)
        if any(height < other if is_eu else height > other for other in others):
            return gettext("No other logo may be larger than the EU emblem.")
        return ""
