"""Putting right what is known of somebody who takes part."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import PersonIdentifier, User
from accounts.numbers import IdentityNumber
from lifecycle.forms import NameField, PhoneField
from programmes.forms.fields import refuse_own_name
from programmes.forms.number import DatesForm, NumberFields
from programmes.forms.steps import DayField, refuse_impossible_birth
from programmes.models import Enrolment

FACTS = ("name", "preferred_name", "birth_date", "phone")


class CorrectForm(DatesForm):
    """Name, birth date and phone. The address is the person's own: whoever changes it signs in."""

    name = NameField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write the name.")}
    )
    preferred_name = NameField(
        label=_("What the person wants to be called"), max_length=100, required=False
    )
    birth_date = DayField(label=_("Birth date"))
    phone = PhoneField(label=_("Mobile phone"), required=False)
    field_order = (*FACTS[:3], "dates_differ", "phone")

    def __init__(self, data: Any = None, *, enrolment: Enrolment) -> None:
        self.enrolment, self.person = enrolment, enrolment.participant
        super().__init__(data, initial={name: getattr(self.person, name) for name in FACTS})
        self.ask_about_no_dates()

    def clean_birth_date(self) -> date:
        """Refuse another date than until now if the programme was not for that age at the start."""
        born: date = self.cleaned_data["birth_date"]
        refuse_impossible_birth(born, today=timezone.localdate())
        if born != self.person.birth_date:
            programme = self.enrolment.local_project.programme
            ages = programme.is_for_age_of(born, on=self.enrolment.starts_on)
            if ages and not ages.holds:
                raise ValidationError(ages.sentence)
        return born

    def clean_preferred_name(self) -> str:
        called: str = self.cleaned_data["preferred_name"]
        if self.person.is_protected and not called:
            raise ValidationError(_("A protected person needs a name to be called here."))
        return called

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        if self.person.is_protected:
            refuse_own_name(self, "preferred_name", name=said.get("name", ""))
        born = said.get("birth_date")
        if born and born != self.person.birth_date:
            self._compare_with_numbers(born)
        return {name: fact for name, fact in said.items() if name in FACTS}

    def _compare_with_numbers(self, born: date) -> None:
        held = self.person.identifiers.filter(valid_to=None, kind__in=PersonIdentifier.DATED)
        for identifier in held:
            if "dates_differ" not in self.errors:
                self.ask_about_dates(IdentityNumber(identifier.opened).day, born)


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
