"""What participants are told before they begin: by age and language, in versions that stay."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import AgeBand
from programmes.models.programme import Programme


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
