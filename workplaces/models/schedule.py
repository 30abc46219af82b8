"""The week of a placement: on which days somebody is there, from when to when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workplaces.hours import Shift
from workplaces.models.placement import Placement

WEEKDAYS = [
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
]


class WorkDay(models.Model):
    """One day of every week of a placement."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="days")
    weekday = models.PositiveSmallIntegerField(choices=list(enumerate(WEEKDAYS)))
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    rest = models.PositiveSmallIntegerField(default=0)  # minutes

    class Meta:
        ordering = ["weekday"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "weekday"], name="each_day_once"),
            models.CheckConstraint(
                name="day_ends_after_it_starts",
                condition=models.Q(ends_at__gt=models.F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts_at:%H:%M}–{self.ends_at:%H:%M}"

    @property
    def shift(self) -> Shift:
        return Shift(self.weekday, self.starts_at, self.ends_at, self.rest)
