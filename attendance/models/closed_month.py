"""Months whose hours are reported: whoever reports closes them, and opens them to correct."""

from collections.abc import Iterable

from django.db import models

from attendance.months import Month
from programmes.models import LocalProject


class ClosedMonth(models.Model):
    """One month in one local project in which nothing is written any more."""

    local_project = models.ForeignKey(LocalProject, on_delete=models.PROTECT, related_name="+")
    first_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["local_project", "first_on"], name="closed_once"),
            models.CheckConstraint(
                name="closed_month_begins_on_its_first",
                condition=models.Q(first_on__day=1),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.local_project_id} {self.first_on:%Y-%m}"

    # Steps

    @classmethod
    def close(cls, projects: Iterable[LocalProject], month: Month) -> None:
        """Let nothing more be written in a month. Call inside a transaction."""
        locked = LocalProject.objects.select_for_update().filter(pk__in=[p.pk for p in projects])
        ClosedMonth.objects.bulk_create(
            [ClosedMonth(local_project=project, first_on=month.first) for project in locked],
            ignore_conflicts=True,
        )

    @classmethod
    def reopen(cls, projects: Iterable[LocalProject], month: Month) -> None:
        """Let a month be written in again."""
        cls.objects.filter(local_project__in=[*projects], first_on=month.first).delete()
