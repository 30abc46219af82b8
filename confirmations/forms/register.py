"""What the team decides about those who answer."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lifecycle.forms import NameField, PhoneField, WordsField
from workplaces.models import Supervisor, Workplace


class SearchForm(forms.Form):
    """What to look for in the register."""

    q = forms.CharField(
        label=_("Name, place, e-mail or phone"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


class CorrectForm(forms.Form):
    """What the register says of a supervisor."""

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
    workplace = forms.ModelChoiceField(
        label=_("Place"),
        queryset=Workplace.objects.none(),
        required=False,
        empty_label=_("No place"),
    )
    language = forms.ChoiceField(label=_("Language of e-mails and pages"))

    def __init__(self, data: Any = None, *, supervisor: Supervisor) -> None:
        facts = {name: getattr(supervisor, name) for name in self.base_fields}
        super().__init__(data, initial=facts)
        self.supervisor = supervisor
        places, languages = self.fields["workplace"], self.fields["language"]
        assert isinstance(places, forms.ModelChoiceField)
        assert isinstance(languages, forms.ChoiceField)
        places.queryset = Workplace.objects.filter(organisation=supervisor.organisation_id)
        languages.choices = settings.GUEST_LANGUAGES

    def clean_email(self) -> str:
        return self._free("email")

    def clean_phone(self) -> str:
        return self._free("phone")

    def _free(self, kind: str) -> str:
        """Return the contact, unless somebody else in the register has it."""
        contact = str(self.cleaned_data[kind])
        other = self.supervisor.others_with(**{kind: contact}).first() if contact else None
        if other:
            said = _("%(name)s in the register has it. The same person? Then say so instead.")
            raise ValidationError(said, params={"name": other.name})
        return contact


class ApprovedField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Supervisors to choose among, each with the contact that the team knows."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.shown_contact})" if obj.contact else str(obj)


class MergeForm(forms.Form):
    """Which approved supervisor of the same register this one really is."""

    into = ApprovedField(
        label=_("Who is it?"),
        queryset=Supervisor.objects.none(),
        empty_label=_("Choose"),
        error_messages={
            "required": _("Choose a supervisor."),
            "invalid_choice": _("Choose another supervisor, who is already approved."),
        },
    )

    def __init__(self, data: Any = None, *, supervisor: Supervisor) -> None:
        super().__init__(data)
        into = self.fields["into"]
        assert isinstance(into, forms.ModelChoiceField)
        into.queryset = supervisor.possible_selves().select_related("workplace")


class RejectForm(forms.Form):
    """Why what this person says has no weight."""

    why = WordsField(
        label=_("Why?"),
        help_text=_("Only the team sees it."),
        max_length=500,
        error_messages={"required": _("Write a few words about why.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
