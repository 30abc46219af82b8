"""What is known of a place, of its contacts and of what was agreed with it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from competencies.models import Competency
from lifecycle.forms import NameField, PhoneField, WordsField
from workplaces.forms.fields import DayField, PeriodForm, SearchField
from workplaces.models import Agreement, Supervisor, Workplace
from workplaces.models.workplace import NAME_IS_TAKEN
from workplaces.numbers import NoSuchNumber, parse_organisation_number, shown_number

CHOOSE = _("Choose a kind.")
NO_PERSONS = _("Write of the place, not of persons: nothing of anybody’s health, for example.")


class FindPlaceForm(forms.Form):
    """Which places to show."""

    q = SearchField(label=_("Name, line of work or address"))
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All")), *Workplace.Kind.choices]
    )
    shows = forms.ModelChoiceField(
        label=_("Can be shown there"),
        queryset=Competency.objects.none(),
        required=False,
        empty_label=_("All"),
    )
    free_on = DayField(label=_("Has room on"), required=False)
    closed = forms.BooleanField(label=_("Also those that take nobody now"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        _offer_competencies(self.fields["shows"])
        self.is_valid()  # what cannot be read is said beside it; the rest counts

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in ("kind", "shows", "free_on", "closed"))


class PlaceForm(forms.Form):
    """What the register says of a place."""

    name = forms.CharField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write the name.")}
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("Choose")), *Workplace.Kind.choices],
        help_text=_("For minors at a workplace a checklist is asked for, in leisure it is not."),
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    sector = forms.CharField(
        label=_("Line of work"),
        max_length=200,
        required=False,
        help_text=_("Can stand on a certificate instead of the name."),
    )
    organisation_number = forms.CharField(
        label=_("Organisation number"), max_length=30, required=False
    )
    is_sole_trader = forms.BooleanField(
        label=_("Sole trader"),
        required=False,
        help_text=_("Their number is a personal number, so we keep none."),
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=200,
        required=False,
        help_text=_("For example Storgatan 1, 411 24 Göteborg."),
    )
    about = WordsField(
        label=_("What is done there"),
        max_length=500,
        required=False,
        help_text=NO_PERSONS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    capacity = forms.IntegerField(
        label=_("How many participants at once"),
        required=False,
        min_value=1,
        max_value=500,
        help_text=_("Leave it empty if the place has said no number."),
        error_messages={
            "invalid": _("Write a number."),
            "min_value": _("At least one. Close the place if it takes nobody."),
            "max_value": _("That is more than a place takes."),
        },
    )
    shows = forms.ModelMultipleChoiceField(
        label=_("What can be shown there"),
        queryset=Competency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the list.")},
    )

    def __init__(
        self, data: Any = None, *, organisation: Organisation, place: Workplace | None = None
    ) -> None:
        super().__init__(data, initial=_facts_of(place) if place else None)
        self.organisation, self.place = organisation, place
        _offer_competencies(self.fields["shows"], also=place)

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        others = Workplace.objects.filter(organisation=self.organisation, name__iexact=name)
        if self.place:
            others = others.exclude(pk=self.place.pk)
        if others.exists():
            raise ValidationError(NAME_IS_TAKEN)
        return name

    def clean_organisation_number(self) -> str:
        written = str(self.cleaned_data["organisation_number"])
        if not written:
            return ""
        try:
            return parse_organisation_number(written)
        except NoSuchNumber as error:
            raise ValidationError(error.sentence, code="number") from error

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("is_sole_trader") and said.get("organisation_number"):
            text = _("A sole trader has no number of this kind. Take away one of the two.")
            self.add_error("is_sole_trader", ValidationError(text))
        return said


class ContactForm(forms.Form):
    """Somebody at a place, who has been told that we keep their contact."""

    name = NameField(
        label=_("Name"), max_length=200, error_messages={"required": _("Write the name.")}
    )
    title = NameField(label=_("Role"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Write the whole address, for example kalle@example.com.")},
    )
    phone = PhoneField(label=_("Mobile phone"), required=False)
    told_on = DayField(
        label=_("When did you tell them?"),
        initial=timezone.localdate,
        help_text=_(
            "Say that we keep their name and contact, what for, and that the contact"
            " goes half a year after the last placement."
        ),
    )

    def __init__(self, data: Any = None, *, place: Workplace) -> None:
        super().__init__(data)
        self.place = place

    def clean_told_on(self) -> Any:
        day = self.cleaned_data["told_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Tell them first: the day has not come yet."))
        return day

    def clean_email(self) -> str:
        return self._free("email", str(self.cleaned_data["email"]))

    def clean_phone(self) -> str:
        return self._free("phone", str(self.cleaned_data["phone"]))

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors and not (said["email"] or said["phone"]):
            self.add_error(
                "email", ValidationError(_("Write an e-mail address or a mobile number."))
            )
        return said

    def _free(self, kind: str, contact: str) -> str:
        """Return the contact, unless somebody in the register has it already."""
        register = Supervisor.objects.filter(organisation=self.place.organisation)
        other = register.filter(**{f"{kind}__iexact": contact}).first() if contact else None
        if other:
            said = _("%(name)s in the register has it. Correct the place there instead.")
            raise ValidationError(said, params={"name": other.name})
        return contact


class AgreementForm(PeriodForm):
    """An agreement that somebody here has seen."""

    field_order = ["kind"]
    kind = forms.ChoiceField(
        label=_("What kind of agreement?"),
        choices=Agreement.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )


def _facts_of(place: Workplace) -> dict[str, Any]:
    facts = {name: getattr(place, name) for name in PlaceForm.base_fields if name != "shows"}
    number = shown_number(place.organisation_number)
    return {**facts, "organisation_number": number, "shows": list(place.shows.all())}


def _offer_competencies(field: forms.Field, *, also: Workplace | None = None) -> None:
    """Offer what the frameworks in use hold, and what the place has shown before."""
    assert isinstance(field, forms.ModelChoiceField)
    in_use = Competency.objects.in_use()
    before = Competency.objects.filter(workplaces=also) if also else None
    field.queryset = (in_use | before).distinct() if before is not None else in_use
