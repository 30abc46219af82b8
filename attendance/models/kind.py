"""What people can be here for: rows of each programme, written by its lead."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from competencies.texts import TranslatedField
from programmes.models import Programme


class AttendanceKind(models.Model):
    """One sort of hours: «group», «workplace». It says what was done, never why somebody came."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    name = TranslatedField()
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(_("can be chosen"), default=True)

    class Meta:
        verbose_name = _("kind of hours")
        verbose_name_plural = _("kinds of hours")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.name)
