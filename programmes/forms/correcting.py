"""Putting right what is known of somebody who takes part."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import PersonIdentifier, User
from lifecycle.forms import NameField, PhoneField
from programmes.forms.fields import refuse_own_name
from programmes.forms.number import NumberFields
from programmes.forms.steps import DayField, refuse_impossible_birth


class CorrectForm(forms.Form):
    """Name, birth date and phone. The address is the person's own: whoever changes it signs in."""

    name = NameField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write the name.")}
    )
    preferred_name = NameField(
        label=_("What the person wants to be called"), max_length=100, required=False
    )
    birth_date = DayField(label=_("Birth date"))
    phone = PhoneField(label=_("Mobile phone"), required=False)

    def __init__(self, data: Any = None, *, person: User) -> None:
        self.person = person
        super().__init__(data, initial={name: getattr(person, name) for name in self.base_fields})

    def clean_birth_date(self) -> date:
        born: date = self.cleaned_data["birth_date"]
        refuse_impossible_birth(born, today=timezone.localdate())
        return born

    def clean_preferred_name(self) -> str:
        called: str = self.cleaned_data["preferred_name"]
        if self.person.is_protected and not called:
            raise ValidationError(_("A protected person needs a name to be called here."))
        return called

    def clean(self) -> dict[str, Any]:
        if self.person.is_protected:
            refuse_own_name(self, "preferred_name", name=self.cleaned_data.get("name", ""))
        return self.cleaned_data


class NumberForm(NumberFields):
    """A number in the place of the one of its kind that held until now."""

    field_order = ("number_kind", "number", "dates_differ", "identity_level")

    def __init__(self, data: Any = None, *, person: User) -> None:
        self.person = person
        super().__init__(data)
        kind = self.fields["number_kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = PersonIdentifier.Kind.choices
        kind.initial = PersonIdentifier.Kind.PERSONAL
        kind.help_text = ""
        self.ask_about_no_dates()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        said["number"] = self.read_number(born=self.person.birth_date)
        if said.get("number_kind") != PersonIdentifier.Kind.COORDINATION:
            said["identity_level"] = ""
        return said
