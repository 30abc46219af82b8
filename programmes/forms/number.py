"""An identity number, as a form asks for it: its kind, what is written, and gentle questions."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import PersonIdentifier
from accounts.numbers import NoSuchNumber, parse_number, parse_reserve

NO_NUMBER = "none"


class DatesForm(forms.Form):
    """A birth date beside the date in a number: the two may differ, and somebody has looked."""

    dates_differ = forms.BooleanField(label=_("Yes, both dates are right"), required=False)

    def ask_about_no_dates(self) -> None:
        """Keep the question about two dates out of sight, until it has been asked."""
        if not self.data.get("dates_differ"):
            self.fields["dates_differ"].widget = forms.HiddenInput()

    def ask_about_dates(self, in_number: date, born: date | None) -> None:
        """Ask gently: where the numbers of a day had run out, a nearby date was given."""
        if born is None or in_number == born or self.cleaned_data.get("dates_differ"):
            return
        self.fields["dates_differ"].widget = forms.CheckboxInput()
        said = _("The number says %(day)s, and that can be right. Are both dates right?")
        self.add_error("dates_differ", ValidationError(said, params={"day": in_number}))


class NumberFields(DatesForm):
    """The kind of a number, and the number. None is needed where the programme reports none."""

    number_kind = forms.ChoiceField(
        label=_("Identity number"),
        choices=[(NO_NUMBER, _("None needed")), *PersonIdentifier.Kind.choices],
        initial=NO_NUMBER,
        widget=forms.RadioSelect,
        help_text=_("Only if the programme reports it. It is kept sealed, and never shown whole."),
    )
    number = forms.CharField(
        label=_("The number"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"}),
    )
    identity_level = forms.ChoiceField(
        label=_("How sure the identity is, for a coordination number"),
        choices=[("", _("Not known")), *PersonIdentifier.Level.choices],
        required=False,
    )

    def read_number(self, *, born: date | None) -> str:
        """Return the number as it is kept, or nothing where none is needed."""
        said = self.cleaned_data
        kind, written = said.get("number_kind"), said.get("number") or ""
        if kind in (None, NO_NUMBER):
            return ""
        if not written.strip():
            self.add_error("number", _("Write the number, or say that none is needed."))
            return ""
        try:
            if kind == PersonIdentifier.Kind.RESERVE:
                return parse_reserve(written)
            found = parse_number(written, today=timezone.localdate())
        except NoSuchNumber as error:
            self.add_error("number", error.sentence)
            return ""
        if found.is_coordination != (kind == PersonIdentifier.Kind.COORDINATION):
            self.add_error("number", _("The number is of another kind. Look at the day in it."))
        self.ask_about_dates(found.day, born)
        return found.digits
