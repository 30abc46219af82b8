"""What the holder decides about the text: whose name, what of it, and what they want changed."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.forms import OfferedField
from certificates.forms.fields import printable
from certificates.issuing.names import is_only_a_name
from certificates.models import Certificate
from competencies.models import Competency
from lifecycle.forms import WordsField

PASSPORT, PREFERRED, WRITTEN = "passport", "preferred", "written"


def name_forms(holder: User) -> dict[str, str]:
    """Return the names that we can offer: as in the passport, and with the name one goes by."""
    offered = {PASSPORT: holder.name}
    _first, *rest = holder.name.split(" ")
    if holder.preferred_name and rest:
        offered[PREFERRED] = f"{holder.preferred_name} {rest[-1]}"
    elif holder.preferred_name:
        offered[PREFERRED] = holder.preferred_name
    return offered


def chosen_so_far(certificate: Certificate) -> dict[str, Any]:
    """Return what stands in the form: what the holder has chosen. Queries."""
    return {
        "name": certificate.name,
        "competencies": [each.pk for each in certificate.competencies.all()],
        "shows_workplace": certificate.shows_workplace,
        "shows_birth_date": certificate.shows_birth_date,
        "language": "both" if certificate.is_bilingual else "sv",
    }


class ChoiceForm(forms.Form):
    """What the holder wants on the certificate."""

    name_form = forms.ChoiceField(
        label=_("Your name, as it should be printed"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the names, or write it.")},
    )
    name = forms.CharField(
        label=_("If you write it yourself"),
        required=False,
        error_messages={"required": _("Write the name that should stand on the certificate.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    competencies = OfferedField(
        label=_("This is what you can"),
        queryset=Competency.objects.none(),
        error_messages={
            "required": _("Choose at least one thing that you can."),
            "invalid_choice": _("Choose among what you have reached."),
            "invalid_pk_value": _("Choose among what you have reached."),
        },
        widget=forms.CheckboxSelectMultiple,
    )
    shows_workplace = forms.BooleanField(label=_("Name the place where it was"), required=False)
    shows_birth_date = forms.BooleanField(label=_("Print my birth date"), required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("both", _("Swedish and English")), ("sv", _("Swedish"))],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose a language.")},
    )

    def __init__(
        self, *args: Any, holder: User, reached: QuerySet[Competency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered = name_forms(holder)
        self._set_names()
        field = self.fields["competencies"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = reached
        if not reached:  # a certificate of participation names none
            del self.fields["competencies"]
        if not holder.birth_date:
            del self.fields["shows_birth_date"]
        self.fields["shows_workplace"].help_text = (
            _("If you leave it out, no place is named at all.")
            if holder.is_protected
            else _("If you leave it out, only the kind of place is named.")
        )

    def _set_names(self) -> None:
        names = self.fields["name_form"]
        assert isinstance(names, forms.ChoiceField)
        shown = [
            (form, _("%(name)s, as in the passport") % {"name": name} if form == PASSPORT else name)
            for form, name in self.offered.items()
        ]
        names.choices = [*shown, (WRITTEN, _("I write it myself"))]
        now = self.initial.get("name")
        known = [form for form, name in self.offered.items() if name == now]
        self.initial["name_form"] = known[0] if known else WRITTEN
        if known:  # only what is written by hand stands in the field
            self.initial["name"] = ""

    def clean(self) -> dict[str, Any]:
        """Find the name: one that is offered, or what was written."""
        data = self.cleaned_data
        if "name_form" in self.errors:
            return data
        name = self._wanted(data.get("name_form", ""), data.get("name", ""))
        if not name:
            self.add_error("name", self.fields["name"].error_messages["required"])
            return data
        try:
            data["name"] = self._printable(name)
        except forms.ValidationError as error:
            self.add_error("name", error)
        return data

    def _printable(self, name: str) -> str:
        """Return the name as it is printed. What staff have written down may hold any sign; what
        is typed here stands beside no titles, days or grades of one's own.
        """
        if (name := printable(name)) not in self.offered.values() and not is_only_a_name(name):
            raise forms.ValidationError(
                _(
                    "Write only the name, with letters: no titles, figures or other signs."
                    " A hyphen stands between two letters."
                )
            )
        return name

    def _wanted(self, form: str, typed: str) -> str:
        """Return the name that is meant: what was typed anew is, whatever was ticked before."""
        if typed and typed != self.initial.get("name"):
            return typed
        return self.offered.get(form, typed)

    @property
    def chosen(self) -> dict[str, Any]:
        """What Certificate.choose takes."""
        data = self.cleaned_data
        return {
            "name": data["name"],
            "competencies": list(data.get("competencies", [])),
            "shows_workplace": data["shows_workplace"],
            "shows_birth_date": data.get("shows_birth_date", False),
            "is_bilingual": data["language"] != "sv",
        }


class WishForm(forms.Form):
    """What the holder would like to have changed, and cannot change themselves."""

    note = WordsField(
        label=_("What should be different?"),
        help_text=_("Whoever issues the certificate reads it and writes back."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what should be different.")},
    )


class AnswerForm(forms.Form):
    """What the issuer writes back; and what they could change."""

    reply = WordsField(
        label=_("Your answer"),
        help_text=_("The holder reads it, and looks through the text once more."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a few words back.")},
    )
