"""For which reasons somebody may take part: data of each programme, not code."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from competencies.texts import TranslatedField, refuse_half_a_text
from programmes.models.programme import Programme


class Ground(models.Model):
    """One reason to take part. Of each group at least one holds: any of a group, all groups.

    Says nothing of health, origin or belief (GDPR art. 9): that is nowhere recorded.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="grounds")
    group = models.PositiveSmallIntegerField(_("group"), default=1)
    text = TranslatedField(validators=[refuse_half_a_text])
    needs_note = models.BooleanField(_("a note of what shows it is asked for"), default=False)
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(_("can be chosen"), default=True)

    class Meta:
        verbose_name = _("ground for taking part")
        verbose_name_plural = _("grounds for taking part")
        ordering = ["group", "position", "pk"]

    def __str__(self) -> str:
        return str(self.text)
