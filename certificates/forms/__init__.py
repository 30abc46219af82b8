"""What people fill in about certificates. Forms check shapes; they never save."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from certificates import numbers
from programmes.models import Enrolment


class IssueForm(forms.Form):
    """The issuer says that they have looked, and at what."""

    checked = forms.BooleanField(
        label=_("I have checked the name and the content"),
        error_messages={"required": _("Tick that you have checked the name and the content.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


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
    hours = forms.IntegerField(
        label=_("How many hours"),
        help_text=_("If you know. It says how much, never how well."),
        required=False,
        min_value=1,
        max_value=5000,
        error_messages={
            "invalid": _("Write a whole number of hours."),
            "min_value": _("Write a whole number of hours."),
            "max_value": _("Write at most 5,000 hours."),
        },
    )

    def __init__(self, *args: Any, offered: QuerySet[Enrolment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["enrolment"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = offered


_NOT_WHOLE = _("That is not a whole number of ours. Compare it once more.")


class FindForm(forms.Form):
    """A number, as people type it."""

    number = forms.CharField(
        label=_("The number of the certificate"),
        help_text=_("It stands beside the square code: four groups of four signs, and one more."),
        max_length=300,
        error_messages={
            "required": _("Write the number that stands on the certificate."),
            "max_length": _NOT_WHOLE,
        },
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
        said = _NOT_WHOLE
    return forms.ValidationError(said)
