"""What participants are told before they begin: by age and language, in versions that stay."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.models.programme import Programme


class AgeBand(models.TextChoices):
    """Whom a text is written for; other law applies to each (domain rule 8.1)."""

    UNDER_16 = "under_16", _("under 16")
    UNDER_18 = "under_18", _("16 and 17")
    ADULT = "adult", _("18 and older")

    @classmethod
    def on(cls, day: date, *, born: date) -> "AgeBand":
        """Return the band of somebody on a day, by the calendar where the day is asked for."""
        age = age_on(day, born=born)
        if age < 16:
            return cls.UNDER_16
        return cls.UNDER_18 if age < 18 else cls.ADULT


def age_on(day: date, *, born: date) -> int:
    """Return the age in whole years; who is born on 29 February ages on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class InformationText(models.Model):
    """One version of what is told. A published one is never changed: a new version is written."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="information")
    age_band = models.CharField(_("for whom"), max_length=10, choices=AgeBand)
    language = models.CharField(_("language"), max_length=10)
    version = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(_("text"))
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["age_band", "language", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "age_band", "language", "version"],
                name="one_information_per_version",
            ),
            models.CheckConstraint(name="information_is_not_empty", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_age_band_display()}, {self.language}, {self.version}"
