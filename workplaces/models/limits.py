"""How long and when a minor may work: numbers of an authority, kept as rows with their source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workplaces.hours import Shift, shown_hours

SATURDAY = 5


class Weeks(models.TextChoices):
    """For whom and when a limit holds. Who has not finished compulsory school counts as a child."""

    CHILD_AT_SCHOOL = "child_at_school", gettext_lazy("Child, weeks with school")
    CHILD_ON_HOLIDAY = "child_on_holiday", gettext_lazy("Child, a school holiday of a week or more")
    YOUNG = "young", gettext_lazy("16 and 17, compulsory school finished")


class HourLimit(models.Model):
    """What a minor's week of work may hold. Lengths are in minutes."""

    weeks = models.CharField(max_length=20, choices=Weeks, unique=True)
    a_day = models.PositiveSmallIntegerField(gettext_lazy("minutes a day"))
    a_free_day = models.PositiveSmallIntegerField(gettext_lazy("minutes a Saturday or Sunday"))
    a_week = models.PositiveSmallIntegerField(gettext_lazy("minutes a week"))
    days = models.PositiveSmallIntegerField(gettext_lazy("days a week"))
    not_before = models.TimeField(gettext_lazy("not before"))
    not_after = models.TimeField(gettext_lazy("not after"))
    without_break = models.PositiveSmallIntegerField(gettext_lazy("minutes without a break"))
    the_break = models.PositiveSmallIntegerField(gettext_lazy("minutes of the break"))
    source = models.CharField(gettext_lazy("source"), max_length=300)

    class Meta:
        verbose_name = gettext_lazy("hours that minors may work")
        verbose_name_plural = gettext_lazy("hours that minors may work")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_weeks_display()

    # Questions

    def broken_by(self, shifts: Iterable[Shift]) -> list[str]:
        """Say in sentences what of a week is too much; an empty list if all is well.

        The week holds the hours at all workplaces, as an authority counts them together.
        """
        week = sorted(shifts)
        return list(dict.fromkeys([*self._long_days(week), *self._of_the_week(week)]))

    def _long_days(self, week: list[Shift]) -> Iterator[str]:
        by_day: dict[int, int] = defaultdict(int)
        for shift in week:
            by_day[shift.weekday] += shift.minutes
            if shift.starts_at < self.not_before or shift.ends_at > self.not_after:
                yield self._clock
            if shift.minutes > self.without_break and shift.rest < self.the_break:
                yield self._rest
        for weekday, minutes in by_day.items():
            most = self.a_free_day if weekday >= SATURDAY else self.a_day
            if minutes > most:
                yield _("At most %(most)s hours a day.") % {"most": shown_hours(most)}

    def _of_the_week(self, week: list[Shift]) -> Iterator[str]:
        if sum(shift.minutes for shift in week) > self.a_week:
            yield _("At most %(most)s hours a week.") % {"most": shown_hours(self.a_week)}
        if len({shift.weekday for shift in week}) > self.days:
            yield _("At most %(most)d days a week.") % {"most": self.days}

    # Display

    @property
    def _clock(self) -> str:
        hours = {"since": f"{self.not_before:%H:%M}", "until": f"{self.not_after:%H:%M}"}
        return _("Only between %(since)s and %(until)s.") % hours

    @property
    def _rest(self) -> str:
        lengths = {"rest": self.the_break, "hours": shown_hours(self.without_break)}
        return _("A break of %(rest)d minutes at the latest after %(hours)s hours.") % lengths

    @property
    def sentence(self) -> str:
        """All of it, for whoever plans a week."""
        day, free = shown_hours(self.a_day), shown_hours(self.a_free_day)
        said = {"day": day, "week": shown_hours(self.a_week), "days": self.days}
        first = _("At most %(day)s hours a day, %(week)s hours and %(days)d days a week.") % said
        weekend = ""
        if self.a_free_day != self.a_day:
            weekend = _("On Saturdays and Sundays at most %(most)s hours.") % {"most": free}
        return " ".join(filter(None, [first, weekend, self._clock, self._rest]))
