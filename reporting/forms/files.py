"""Preparing a file, and opening a month again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programmes.models import Programme
from reporting.models import ExportProfile, ReportFile


class PrepareForm(forms.Form):
    """Which columns, and as what kind of file."""

    profile = forms.ModelChoiceField(
        label=_("Columns"),
        queryset=ExportProfile.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Choose a profile."),
            "invalid_choice": _("Choose among those that are shown."),
        },
    )
    kind = forms.ChoiceField(
        label=_("As"),
        choices=ReportFile.Format.choices,
        initial=ReportFile.Format.XLSX,
        error_messages={
            "required": _("Choose Excel or CSV."),
            "invalid_choice": _("Choose Excel or CSV."),
        },
    )

    def __init__(self, data: Any = None, *, programme: Programme) -> None:
        super().__init__(data)
        offered = ExportProfile.objects.filter(programme=programme, is_offered=True)
        self.fields["profile"].queryset = offered  # type: ignore[attr-defined]


class ReopenForm(forms.Form):
    """Why a month is opened again."""

    why = forms.CharField(
        label=_("What is to be corrected?"),
        help_text=_("Name no person. It is kept with the month."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("Write what is to be corrected."),
            "max_length": _("Write at most 300 signs."),
        },
    )
