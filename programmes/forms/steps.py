"""What the steps of enrolling have in common: their fields, and the draft they write on."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programmes.models import EnrolmentDraft, age_on

OLDEST = 120  # years; more is a slip of the pen
SOMEBODY_NEW = "new"
WHOLE_ADDRESS = _("Write the whole address, for example kalle@example.com.")
NO_HEALTH = _("Write nothing about health, diagnoses, origin or absence.")


class DayField(forms.DateField):
    """A day of the calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "required": _("Choose a day."),
        "invalid": _("Write the day as 2026-01-31."),
    }


def refuse_impossible_birth(born: date, *, today: date) -> None:
    """Raise ValidationError on a day to come, and on one that is a slip of the pen."""
    if born > today:
        raise ValidationError(_("That day has not come yet."))
    if age_on(today, born=born) > OLDEST:
        raise ValidationError(_("Look at the year again."))


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Staff to choose among, by their names."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several of the staff, by their names."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class StepForm(forms.Form):
    """One step; it knows the draft, and what was said at the steps before."""

    def __init__(self, data: Any = None, *, draft: EnrolmentDraft, born: date | None) -> None:
        super().__init__(data)
        self.draft, self.born = draft, born
        self.project = draft.local_project
        self.today = timezone.localdate()
        self.prepare()

    def prepare(self) -> None:
        """Fill in what there is to choose among."""
