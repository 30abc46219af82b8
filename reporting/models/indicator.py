"""What a funder wants counted: rows of each programme, with a name and what is counted."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.texts import TranslatedField
from programmes.models import Enrolment, Programme


class Indicator(models.Model):
    """A number at entry or exit. Background that is sensitive (GDPR art. 9) is no indicator here:
    statistics authorities take it from their registers, and we never ask.
    """

    class At(models.TextChoices):
        ENTRY = "entry", _("of those who start")
        EXIT = "exit", _("of those who end")

    class Counts(models.TextChoices):
        EVERYONE = "everyone", _("everyone")
        UNDER_18 = "under_18", _("those under 18 at the start")
        UNDER_25 = "under_25", _("those under 25 at the start")
        CONFIRMED = "confirmed", _("those with a confirmed moment")
        CERTIFIED = "certified", _("those with a certificate")
        TICKED = "ticked", _("those who are ticked by hand")

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    name = TranslatedField()
    at = models.CharField(_("when"), max_length=5, choices=At)
    counts = models.CharField(_("what is counted"), max_length=10, choices=Counts)
    position = models.PositiveSmallIntegerField(default=0)

    if TYPE_CHECKING:
        programme_id: int

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def is_ticked(self) -> bool:
        """Whether people tick it by hand."""
        return self.counts == self.Counts.TICKED


class IndicatorMark(models.Model):
    """That an indicator holds for somebody, as whoever reports has ticked."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="marks")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "enrolment"], name="ticked_once")
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
