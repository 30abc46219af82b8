"""What has to be seen before a minor begins at a workplace. Only that, when and by whom: the
assessment, the extract and the talk themselves stay where they are.

Sources: Arbetsmiljölagen 5:2–3; AFS 2012:3, since 2025 in new provisions (domain rule 8.7).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import AgeBand, User, age_on
from workplaces.models.limits import HourLimit, Weeks

if TYPE_CHECKING:
    from workplaces.models.placement import Placement

YOUNGEST = 13  # Arbetsmiljölagen 5:2: light work from the thirteenth birthday


class Item(models.TextChoices):
    """One thing that somebody here has seen, or knows."""

    RISK = "risk", gettext_lazy("The risk assessment has been seen")
    INTRODUCTION = "introduction", gettext_lazy("The introduction is planned or held")
    SUPERVISOR = "supervisor", gettext_lazy("The supervisor knows the work and has agreed")
    SCHOOL = "school", gettext_lazy("Compulsory school is finished")
    LIGHT_WORK = "light_work", gettext_lazy("It is light work only")
    EXTRACT = "extract", gettext_lazy("An extract from the register was shown, where one is asked")


class Check(models.Model):
    """Somebody here has seen one thing for one placement, on a day."""

    placement = models.ForeignKey(
        "workplaces.Placement", on_delete=models.CASCADE, related_name="checks"
    )
    item = models.CharField(max_length=20, choices=Item)
    seen_on = models.DateField()  # of an introduction: the day it is held
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "item"], name="each_item_checked_once")
        ]

    def __str__(self) -> str:
        return self.get_item_display()


@dataclass(frozen=True)
class Line:
    """One line of the list: what it asks, what has been seen, and what to do where it is not."""

    words: "str | Promise"
    is_done: bool
    check: Check | None = None
    lack: str = ""


class Checklist:
    """The list of one placement. Queries its checks, its hours and what else the person does."""

    def __init__(self, placement: "Placement") -> None:
        self.placement = placement

    # Questions

    @cached_property
    def is_asked_for(self) -> bool:
        """Whether it has to be complete before the start: for minors, at work."""
        return self.placement.workplace.is_work and self.band != AgeBand.ADULT

    @cached_property
    def band(self) -> AgeBand | None:
        """The age on the first day; None if nobody has written the birth date."""
        born = self.placement.participant.birth_date
        return AgeBand.on(self.placement.starts_on, born=born) if born else None

    @cached_property
    def is_child(self) -> bool:
        """Whether the law knows a child: under 16, or compulsory school not finished."""
        return self.band != AgeBand.UNDER_18 or Item.SCHOOL not in self.checks

    @cached_property
    def checks(self) -> dict[str, Check]:
        return {check.item: check for check in self.placement.checks.all()}

    @cached_property
    def lines(self) -> list[Line]:
        """What is asked of this placement, in the order in which it is seen to."""
        return list(self._lines()) if self.is_asked_for else []

    @cached_property
    def missing(self) -> list[str]:
        """What is still to do, each a sentence; an empty list if nothing is."""
        return [line.lack for line in self.lines if not line.is_done]

    @cached_property
    def limit(self) -> HourLimit | None:
        """What a week may hold; None for adults and in leisure."""
        if not self.is_asked_for:
            return None
        weeks = Weeks.YOUNG
        if self.is_child:
            is_free = self.placement.in_holidays
            weeks = Weeks.CHILD_ON_HOLIDAY if is_free else Weeks.CHILD_AT_SCHOOL
        return HourLimit.objects.get(weeks=weeks)

    # How it is done

    def _lines(self) -> Iterator[Line]:
        yield self._age()
        yield self._seen(Item.RISK, _("See the workplace’s written risk assessment."))
        yield self._introduction()
        yield self._supervisor()
        if self.is_child:
            yield self._seen(Item.LIGHT_WORK, _("Make sure that it is light work only."))
        yield self._hours()

    def _age(self) -> Line:
        born = self.placement.participant.birth_date
        if not born:
            return Line(_("Age"), is_done=False, lack=_("The birth date is missing."))
        years = age_on(self.placement.starts_on, born=born)
        words = _("%(years)d years old on the first day") % {"years": years}
        return Line(words, not is_too_young(self.placement), lack=str(TOO_YOUNG))

    def _seen(self, item: Item, lack: str) -> Line:
        return Line(item.label, item in self.checks, self.checks.get(item), lack)

    def _introduction(self) -> Line:
        """A day to come is a plan: the introduction is held before the start."""
        line = self._seen(Item.INTRODUCTION, _("Say which day the introduction is held."))
        if line.check and line.check.seen_on > timezone.localdate():
            lack = _("Hold the introduction first, or write on which day it was held.")
            return replace(line, is_done=False, lack=lack)
        return line

    def _supervisor(self) -> Line:
        supervisor = self.placement.supervisor
        if not supervisor:
            return Line(Item.SUPERVISOR.label, is_done=False, lack=_("Name a supervisor."))
        lack = _("Ask whether %(name)s knows the work and has time.") % {"name": supervisor.name}
        return self._seen(Item.SUPERVISOR, lack)

    def _hours(self) -> Line:
        words = _("The hours are within what is allowed")
        if not self.placement.shifts:
            return Line(words, is_done=False, lack=_("Write the hours."))
        assert self.limit
        broken = self.limit.broken_by(self.placement.hours_at_work)
        return Line(
            words, not broken, lack=" ".join([_("The hours are too many or too late."), *broken])
        )


TOO_YOUNG = gettext_lazy("Work is allowed from the thirteenth birthday, and only light work then.")


def is_too_young(placement: "Placement") -> bool:
    """Say whether nobody may work at that age: under 13."""
    born: date | None = placement.participant.birth_date
    return bool(
        placement.workplace.is_work and born and age_on(placement.starts_on, born=born) < YOUNGEST
    )


STAYS = gettext_lazy("It is agreed: what has been seen stays. Write another day if it was wrong.")
BEFORE_THE_START = gettext_lazy("The introduction is held before the start, by %(day)s.")


def not_to_write(placement: "Placement", seen: Mapping[str, date | None]) -> dict[str, str]:
    """Return of which things the day cannot be written, each with a sentence.

    Once both sides count on it nothing seen is taken away, and once it is under way no introduction
    comes after its first day. Queries what was seen.
    """
    known = {check.item: check.seen_on for check in placement.checks.all()}
    changed = {item: day for item, day in seen.items() if known.get(item) != day}
    held_on = changed.get(Item.INTRODUCTION)
    found = {}
    if placement.is_firm:
        found = {item: str(STAYS) for item, day in changed.items() if day is None}
    if placement.is_active and held_on and held_on > placement.starts_on:
        found[Item.INTRODUCTION] = BEFORE_THE_START % {"day": placement.starts_on}
    return found
