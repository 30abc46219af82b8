"""The numbers of a programme as they were when its people were erased."""

from django.db import models
from django.utils import timezone

from programmes.models import Programme


class FrozenFigures(models.Model):
    """What was shown last: small numbers hidden for good, as nobody can count them again."""

    programme = models.OneToOneField(Programme, on_delete=models.PROTECT, related_name="frozen")
    # {language: {table: {"heads": […], "rows": [[name, [number or null]]]}}}
    tables = models.JSONField(default=dict)
    hides = models.BooleanField(default=False)
    indicators = models.JSONField(default=dict)  # {key of the indicator: number or null}
    frozen_on = models.DateField(default=timezone.localdate)

    def __str__(self) -> str:
        return f"#{self.pk}"
