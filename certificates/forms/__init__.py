"""What people fill in about certificates. Forms check shapes; they never save."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.forms import OfferedField
from certificates import numbers
from certificates.content.plain import clean
from certificates.issuing.names import LONGEST, missing_letters
from certificates.models import Certificate, Revocation
from competencies.models import Competency
from programmes.models import Enrolment


def printable(name: str) -> str:
    """Return the name as it can be printed, or say what stops it."""
    try:
        name = clean(name, "name")
    except ValueError as error:
        raise forms.ValidationError(
            _("We cannot print this name. Write it by hand, letter by letter.")
        ) from error
    if len(name) > LONGEST:
        raise forms.ValidationError(
            _("We can print at most %(most)d signs. Write the name a little shorter."),
            params={"most": LONGEST},
        )
    if missing := missing_letters(name):
        raise forms.ValidationError(
            _("We cannot print %(letters)s. Write the name with other letters."),
            params={"letters": " ".join(missing)},
        )
    return name


class ChoiceForm(forms.Form):
    """What the holder wants on the certificate."""

    name = forms.CharField(
        label=_("Your name, as it should be printed"),
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

    def __init__(
        self, *args: Any, holder: User, reached: QuerySet[Competency], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
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

    def clean_name(self) -> str:
        return printable(self.cleaned_data["name"])

    @property
    def chosen(self) -> dict[str, Any]:
        """What Certificate.choose takes."""
        data = self.cleaned_data
        return {
            "name": data["name"],
            "competencies": list(data.get("competencies", [])),
            "shows_workplace": data["shows_workplace"],
            "shows_birth_date": data.get("shows_birth_date", False),
        }


class IssueForm(forms.Form):
    """The issuer says that they have looked, and at what."""

    checked = forms.BooleanField(
        label=_("I have checked the name and the content"),
        error_messages={"required": _("Tick that you have checked the name and the content.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class RevocationForm(forms.Form):
    """Why a certificate should no longer hold."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=Revocation.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    note = forms.CharField(
        label=_("What happened"),
        help_text=_("For us only. It is never shown outside."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a few words, so that it can be understood later.")},
    )


class ReopenForm(forms.Form):
    """What the holder should look at once more."""

    note = forms.CharField(label=_("What should be looked at"), max_length=500, required=False)


class CorrectionForm(forms.Form):
    """What is wrong on an issued certificate."""

    note = forms.CharField(
        label=_("What should be corrected"),
        help_text=_("The holder reads it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what should be corrected.")},
    )


class ParticipationForm(forms.Form):
    """Whose participation is to be certified."""

    enrolment = forms.ModelChoiceField(
        queryset=Enrolment.objects.none(),
        error_messages={
            "required": _("Choose a participant."),
            "invalid_choice": _("Choose a participant from the list."),
        },
    )

    def __init__(self, *args: Any, offered: QuerySet[Enrolment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["enrolment"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = offered


class RegisterForm(forms.Form):
    """What to look for in the register."""

    q = forms.CharField(label=_("Name, serial or number"), max_length=200, required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            *(
                (state.value, state.label)
                for state in Certificate.State
                if state not in Certificate.BEFORE_ISSUE
            ),
        ],
    )


class FindForm(forms.Form):
    """A number, as people type it."""

    number = forms.CharField(
        label=_("The number of the certificate"),
        help_text=_("It stands beside the square code: four groups of four signs, and one more."),
        max_length=300,
        error_messages={"required": _("Write the number that stands on the certificate.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_number(self) -> str:
        typed = self.cleaned_data["number"]
        number = numbers.parse(typed)
        if number is None:
            raise _not_a_number(typed)
        return number


class FileForm(forms.Form):
    """A file, as people find it in their mail."""

    file = forms.FileField(
        label=_("The certificate as a file (PDF)"),
        help_text=_("Choose it, or drop it here. We look at it and keep nothing of it."),
        error_messages={
            "required": _("Choose the file that you want to check."),
            "empty": _("The file is empty. Choose another one."),
            "missing": _("Choose the file that you want to check."),
            "invalid": _("Choose the file that you want to check."),
        },
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )


def _not_a_number(typed: str) -> forms.ValidationError:
    if numbers.is_serial(typed):
        said = _("That is the serial. Write the longer number beside the code.")
    elif numbers.is_whole(typed):
        said = _("One sign does not fit. Compare again. If it looks right, the paper is not ours.")
    else:
        said = _("That is not a whole number of ours. Compare it once more.")
    return forms.ValidationError(said)
