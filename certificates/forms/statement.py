"""Asking a supervisor for a few lines, and what they write."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from certificates.forms.fields import PrintedWordsField, printable
from certificates.models import StatementRequest, Written
from confirmations.models import ScreenedWord
from lifecycle.forms import NameField
from workplaces.models import Placement

NOT_HERE = _(
    "Something here may be about somebody’s health, how to reach someone, or may hurt. It cannot"
    " stand on a certificate. Write it in another way."
)
LANGUAGES = [("sv", "Svenska"), ("en", "English")]


class PlacementForm(forms.Form):
    """Which placement it is about."""

    placement = forms.ModelChoiceField(
        queryset=Placement.objects.none(),
        error_messages={
            "required": _("Choose where you have been."),
            "invalid_choice": _("Choose where you have been."),
        },
    )

    def __init__(self, *args: Any, offered: QuerySet[Placement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["placement"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = offered


class StatementForm(forms.Form):
    """Two short answers, and who gives them."""

    tasks = PrintedWordsField(
        label=_("What did they do at your place?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "class": "field"}),
        error_messages={"required": _("Write a few words on what they did.")},
    )
    seen = PrintedWordsField(
        label=_("What did you see them do well?"),
        help_text=_("Tell what you have seen. You need not judge."),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 5, "class": "field"}),
        error_messages={"required": _("Write a few words on what you have seen.")},
    )
    hours = forms.IntegerField(
        label=_("About how many hours in all?"),
        help_text=_("You can leave it empty."),
        required=False,
        min_value=1,
        max_value=5000,
        error_messages={
            "invalid": _("Write a whole number of hours."),
            "min_value": _("Write a whole number of hours."),
            "max_value": _("Write at most 5,000 hours."),
        },
    )
    language = forms.ChoiceField(
        label=_("You write in"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a language."),
            "invalid_choice": _("Choose a language."),
        },
    )
    name = NameField(
        label=_("Your name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    role = NameField(
        label=_("What do you do there?"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )

    def clean_name(self) -> str:
        return printable(self.cleaned_data["name"])

    def clean_role(self) -> str:
        return printable(self.cleaned_data["role"])

    def clean(self) -> dict[str, Any]:
        """A certificate says nothing of health and leads to nobody: ask for other words."""
        texts = {key: self.cleaned_data.get(key, "") for key in ("tasks", "seen")}
        for key in ScreenedWord.objects.tripped(texts):
            self.add_error(key, NOT_HERE)
        return self.cleaned_data

    @property
    def written(self) -> Written:
        """What StatementRequest.sign takes, once it is valid."""
        return Written(**self.cleaned_data)

    @classmethod
    def saying(cls, request: StatementRequest, language: str) -> dict[str, Any]:
        """Return what stands in the form: what was written before, else who we think it is."""
        if last := request.last:
            names = ("tasks", "seen", "hours", "language", "name", "role")
            return {name: getattr(last, name) for name in names}
        someone = request.supervisor
        tasks = request.placement.tasks
        return {
            "tasks": tasks,
            "name": someone.name,
            "role": someone.title,
            "language": "en" if language == "en" else "sv",
        }
