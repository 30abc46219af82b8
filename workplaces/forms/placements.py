"""What recruiters write of a placement: who, when, which hours, what has been seen."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AgeBand, User
from lifecycle.forms import WordsField
from workplaces.forms.fields import ClockField, DayField, PeriodForm, SearchField
from workplaces.hours import Shift
from workplaces.models import WEEKDAYS, Item, Placement, Supervisor, Workplace
from workplaces.models.checklist import not_to_write
from workplaces.models.taking_part import outside_what_they_do


class FindPlacementForm(forms.Form):
    """Which placements to show."""

    q = SearchField(label=_("Person or place"))
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Not over yet")), *Placement.State.choices],
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.is_valid()  # what cannot be read is said beside it; the rest counts

    @property
    def words(self) -> str:
        return str(self.cleaned_data.get("q", ""))

    @property
    def states(self) -> list[str]:
        chosen = self.cleaned_data.get("state")
        return [chosen] if chosen else list(Placement.OPEN)


class FindPersonForm(forms.Form):
    """Who is to be placed."""

    q = SearchField(label=_("Name"))


class PlacementForm(PeriodForm):
    """When it is, with whom, and what is done."""

    field_order = ["starts_on", "ends_on", "supervisor", "tasks"]
    supervisor = forms.ModelChoiceField(
        label=_("Supervisor"),
        queryset=Supervisor.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("Whom you miss, you write down as a contact of the place."),
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    tasks = WordsField(
        label=_("What they will do"),
        max_length=300,
        required=False,
        help_text=_("The participant reads this. Write nothing of anybody’s health."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, data: Any = None, *, workplace: Workplace, placement: Placement | None = None
    ) -> None:
        names = ("starts_on", "ends_on", "supervisor", "tasks")
        initial = {name: getattr(placement, name) for name in names} if placement else None
        super().__init__(data, initial=initial)
        if placement and placement.has_begun:
            del self.fields["starts_on"]
        self.placement, self.workplace = placement, workplace
        field = self.fields["supervisor"]
        assert isinstance(field, forms.ModelChoiceField)
        offered = Q(workplace=workplace, state=Supervisor.State.APPROVED)
        if placement and placement.supervisor_id:
            offered |= Q(pk=placement.supervisor_id)
        field.queryset = Supervisor.objects.filter(offered).select_related("workplace")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        ends_on = said.get("ends_on")
        begun = self.placement.starts_on if self.placement and self.placement.has_begun else None
        if begun and ends_on and ends_on < begun:
            self.add_error("ends_on", ValidationError(_("The last day is before the first.")))
        if not self.errors and {"starts_on", "ends_on"} & set(self.changed_data):
            self._keep_within_what_they_do()
        return said

    def _keep_within_what_they_do(self) -> None:
        said, before = self.cleaned_data, self.placement
        planned = Placement(workplace=self.workplace, ends_on=said["ends_on"])
        if before:
            planned.participant, planned.starts_on = before.participant, before.starts_on
            planned.state = before.state
        else:
            planned.participant = said["who"]
        planned.starts_on = said.get("starts_on") or planned.starts_on
        if found := outside_what_they_do(planned):
            self.add_error(*found)


class PlanForm(PlacementForm):
    """The same, and for whom."""

    who = forms.ModelChoiceField(
        label=_("Participant"),
        queryset=User.objects.none(),
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Choose who it is for."),
            "invalid_choice": _("That person does not take part here now. Choose again."),
        },
    )

    def __init__(self, data: Any = None, *, workplace: Workplace, offered: QuerySet[User]) -> None:
        super().__init__(data, workplace=workplace)
        who = self.fields["who"]
        assert isinstance(who, forms.ModelChoiceField)
        who.queryset = offered


class ScheduleForm(forms.Form):
    """From when to when on each day of a week. An empty day is a free one."""

    rest = forms.IntegerField(
        label=_("Break each day, in minutes"),
        min_value=0,
        max_value=240,
        required=False,
        help_text=_("It does not count as working time. A day shorter than it has none."),
        error_messages={
            "invalid": _("Write a number of minutes."),
            "min_value": _("Write a number of minutes."),
            "max_value": _("That is longer than four hours."),
        },
    )

    def __init__(self, data: Any = None, *, placement: Placement) -> None:
        super().__init__(data, initial=_hours_of(placement))
        self.placement = placement
        for number, weekday in enumerate(WEEKDAYS):
            for edge, words in (("from", _("%(day)s from")), ("to", _("%(day)s to"))):
                label = words % {"day": weekday}
                self.fields[f"{edge}_{number}"] = ClockField(label=label, required=False)
        checklist = placement.checklist
        if checklist.is_asked_for and checklist.is_child:
            self.fields["in_holidays"] = forms.BooleanField(
                label=_("School is closed all the time, for a week or more"), required=False
            )

    def clean(self) -> dict[str, Any]:
        for number, _weekday in enumerate(WEEKDAYS):
            self._look_at(number)
        if not self.errors:
            self._keep_to_the_limit()
        return self.cleaned_data

    def _look_at(self, number: int) -> None:
        names = f"from_{number}", f"to_{number}"
        if any(name in self.errors for name in names):
            return
        since, until = (self.cleaned_data.get(name) for name in names)
        if (since is None) != (until is None):
            self.add_error(
                names[since is not None], ValidationError(_("Write both times, or none."))
            )
        elif since is not None and until is not None and until <= since:
            text = _("The day ends before it begins. It ends before midnight.")
            self.add_error(names[1], ValidationError(text))

    def _keep_to_the_limit(self) -> None:
        """Say what is too much for a minor who is there; before that, the checklist says it."""
        checklist = self.placement.checklist
        if not (self.placement.is_active and checklist.is_asked_for):
            return
        self.placement.in_holidays = self.school_is_closed
        others = [s for s in self.placement.hours_at_work if s not in self.placement.shifts]
        limit = checklist.limit
        if limit and (broken := limit.broken_by([*others, *self.shifts])):
            self.add_error(None, ValidationError(broken))

    @property
    def shifts(self) -> list[Shift]:
        """The hours, once the form is valid."""
        said, rest = self.cleaned_data, self.cleaned_data.get("rest") or 0
        week = [
            Shift(number, said[f"from_{number}"], said[f"to_{number}"], 0)
            for number, _weekday in enumerate(WEEKDAYS)
            if said.get(f"from_{number}")
        ]
        return [
            Shift(day.weekday, day.starts_at, day.ends_at, rest) if day.minutes > rest else day
            for day in week
        ]

    @property
    def school_is_closed(self) -> bool:
        return bool(self.cleaned_data.get("in_holidays"))

    @property
    def days(self) -> Iterator[tuple[Any, BoundField, BoundField]]:
        """Each weekday with its two fields."""
        for number, weekday in enumerate(WEEKDAYS):
            yield weekday, self[f"from_{number}"], self[f"to_{number}"]


class CheckOffForm(forms.Form):
    """On which day each thing was seen; an empty one has not been."""

    def __init__(self, data: Any = None, *, placement: Placement) -> None:
        checklist = placement.checklist
        super().__init__(data, initial={i: c.seen_on for i, c in checklist.checks.items()})
        self.placement = placement
        for item in _items_of(placement):
            self.fields[item] = DayField(label=item.label, required=False)
            self.fields[item].help_text = HINTS.get(item, "")

    def clean(self) -> dict[str, Any]:
        for item, day in list(self.cleaned_data.items()):
            if day and item != Item.INTRODUCTION and day > timezone.localdate():
                self.add_error(item, ValidationError(_("That day has not come yet.")))
        readable = {i: day for i, day in self.cleaned_data.items() if i not in self.errors}
        for item, sentence in not_to_write(self.placement, readable).items():
            self.add_error(item, ValidationError(sentence))
        return self.cleaned_data


HINTS = {
    Item.RISK: _("The workplace keeps it. Write only the day you saw it."),
    Item.INTRODUCTION: _("The day it is held: it may be to come, until the placement starts."),
    Item.SUPERVISOR: _("The day you asked."),
    Item.SCHOOL: _("Leave it empty if not: then the rules for younger ones hold."),
    Item.LIGHT_WORK: _("Nothing heavy, dangerous or alone. The day you went through it."),
    Item.EXTRACT: _("Only that and when you saw it: no copy is kept."),
}


def _items_of(placement: Placement) -> list[Item]:
    """What can be seen for this placement. An extract may be asked for in leisure too."""
    checklist = placement.checklist
    if not checklist.is_asked_for:
        return [Item.EXTRACT]
    first = [Item.RISK, Item.INTRODUCTION, Item.SUPERVISOR]
    school = [Item.SCHOOL] if checklist.band == AgeBand.UNDER_18 else []
    return [*first, *school, Item.LIGHT_WORK, Item.EXTRACT]


class EndForm(forms.Form):
    """Which day was the last."""

    ends_on = DayField(label=_("Last day"), initial=timezone.localdate)

    def __init__(self, data: Any = None, *, placement: Placement) -> None:
        super().__init__(data)
        self.placement = placement

    def clean_ends_on(self) -> Any:
        day = self.cleaned_data["ends_on"]
        if day < self.placement.starts_on:
            raise ValidationError(_("The last day is before the first."))
        if day > timezone.localdate():
            raise ValidationError(_("That day has not come yet. Change the plan instead."))
        return day


def _hours_of(placement: Placement) -> dict[str, Any]:
    shifts = placement.shifts
    facts: dict[str, Any] = {"in_holidays": placement.in_holidays}
    facts["rest"] = max((shift.rest for shift in shifts), default=0)
    for shift in shifts:
        facts |= {f"from_{shift.weekday}": shift.starts_at, f"to_{shift.weekday}": shift.ends_at}
    return facts
