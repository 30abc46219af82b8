"""Days, times and periods as people write them."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

_FAR = _("Look at the year again.")
DAYS = [MinValueValidator(date(1990, 1, 1), _FAR), MaxValueValidator(date(2100, 1, 1), _FAR)]


class DayField(forms.DateField):
    """A day of our time."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "invalid": _("Write a day like 2026-03-31."),
        "required": _("Choose a day."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=DAYS, **kwargs)


class ClockField(forms.TimeField):
    """A time of day, to the minute."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    default_error_messages = {"invalid": _("Write a time like 09:00.")}


class PeriodForm(forms.Form):
    """Anything with a first day and perhaps a last one."""

    starts_on = DayField(label=_("First day"))
    ends_on = DayField(
        label=_("Last day"), required=False, help_text=_("Leave it empty if nobody knows yet.")
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", ValidationError(_("The last day is before the first.")))
        return said


class SearchField(forms.CharField):
    """Words to look for."""

    widget = forms.TextInput(attrs={"type": "search"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, required=False, **kwargs)
