"""The first step of enrolling: who it is, and whether we know the person already."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from lifecycle.forms import NameField, PhoneField
from programmes.enrolling import (
    known_by_address,
    known_by_number,
    similar_people,
)
from programmes.forms.fields import refuse_own_name
from programmes.forms.number import NumberFields
from programmes.forms.steps import (
    SOMEBODY_NEW,
    WHOLE_ADDRESS,
    DayField,
    StepForm,
    refuse_impossible_birth,
)


class WhoForm(NumberFields, StepForm):
    """Who it is. The identity number only if it is needed."""

    name = NameField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write the name.")}
    )
    preferred_name = NameField(
        label=_("What the person wants to be called"), max_length=100, required=False
    )
    birth_date = DayField(label=_("Birth date"))
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Codes to sign in with go there. It works without one too."),
        error_messages={"invalid": WHOLE_ADDRESS},
    )
    phone = PhoneField(label=_("Mobile phone"), required=False)
    field_order = (
        "name",
        "preferred_name",
        "birth_date",
        "email",
        "phone",
        "number_kind",
        "number",
        "dates_differ",
        "identity_level",
    )
    same_as = forms.CharField(
        label=_("Is it one of these?"), required=False, widget=forms.HiddenInput
    )
    is_protected = forms.BooleanField(
        label=_("Protected identity"),
        required=False,
        help_text=_("Only handlers of protected identities see the person, by the name above."),
    )

    def prepare(self) -> None:
        if not self.draft.by.has_role(Role.PROTECTED_HANDLER, at=self.project.organisation_id):
            del self.fields["is_protected"]
        self.ask_about_no_dates()
        if self.draft.enrolment:
            self._fill_in(self.draft.enrolment.participant)

    def _fill_in(self, person: User) -> None:
        """Show what is known of somebody who was invited."""
        for name in ("name", "preferred_name", "birth_date", "phone"):
            self.fields[name].initial = getattr(person, name)
        if person.has_mail:
            del self.fields["email"]  # it is theirs already: whoever changes it signs in as them

    def clean_birth_date(self) -> date:
        """Refuse whom the programme is not for on any day that can be the first one: it may have
        come already. Days are those of Stockholm.
        """
        born: date = self.cleaned_data["birth_date"]
        refuse_impossible_birth(born, today=self.today)
        programme = self.project.programme
        days = (min(self.today, programme.starts_on), self.today)
        ages = [programme.is_for_age_of(born, on=day) for day in days]
        missing = [age.sentence for age in ages if age and not age.holds]
        if self.draft.is_weighed and len(missing) == len(days):
            raise ValidationError(missing[-1])
        return born

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        said["number"] = self.read_number(born=said.get("birth_date"))
        if said.get("is_protected") and not said.get("preferred_name"):
            self.add_error(
                "preferred_name", _("A protected person needs a name to be called here.")
            )
        if said.get("is_protected"):
            refuse_own_name(self, "preferred_name", name=said.get("name", ""))
        said.setdefault("email", "")
        if not self.errors:
            said["person"] = self._person(said)
        return said

    def _person(self, said: dict[str, Any]) -> User | None:
        """Return whose account it is, None for somebody new; ask where it could be either."""
        if self.draft.enrolment:
            return self.draft.enrolment.participant
        by, born = self.draft.by, said["birth_date"]
        if known := known_by_number(said["number"], born=born, by=by, project=self.project):
            return known
        if User.objects.filter(email__iexact=said["email"]).exists():
            known = known_by_address(
                said["email"], born=born, name=said["name"], by=by, project=self.project
            )
            if known is None:
                said_so = _("That address cannot be used here. Write another, or leave it empty.")
                self.add_error("email", said_so)
            return known
        return self._chosen(similar_people(said["name"], born=born, by=by, project=self.project))

    def _chosen(self, similar: list[User]) -> User | None:
        """Return which of the similar ones was chosen; ask, if nothing was said yet."""
        chosen = self.cleaned_data["same_as"]
        if similar:
            known = [(str(each.pk), f"{each.shown_name}, {each.birth_date}") for each in similar]
            choices = [*known, (SOMEBODY_NEW, gettext("No, somebody else"))]
            self.fields["same_as"].widget = forms.RadioSelect(choices=choices)
            if chosen not in dict(choices):
                said = _("Somebody with that birth date is here already.")
                self.add_error("same_as", said)
        return next((each for each in similar if str(each.pk) == chosen), None)
