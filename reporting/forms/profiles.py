"""A funder's columns, as whoever reports writes them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from reporting.models import ExportColumn, ExportProfile, Fact

MOST = 60  # columns
EXTRA = 4  # empty ones to fill in


class ProfileForm(forms.ModelForm[ExportProfile]):
    """Its name, and what stands in place of a protected person."""

    class Meta:
        model = ExportProfile
        fields = ["name", "protected_code", "is_offered"]
        labels = {
            "name": _("What it is called"),
            "protected_code": _("In place of a protected person"),
        }
        help_texts = {
            "protected_code": _(
                "The funder’s own code. YYYYMMDD becomes the birth date. It stands where the"
                " identity number would, else where the name would."
            ),
        }
        error_messages = {
            "name": {"required": _("Write a name.")},
            "protected_code": {"required": _("Write a code: such persons are never named.")},
        }


class ColumnForm(forms.Form):
    """One column. Without a heading it is left out."""

    position = forms.IntegerField(
        label=_("Where in the row"),
        min_value=1,
        max_value=999,
        required=False,
        error_messages={"invalid": _("Write a number from 1 to 999.")},
    )
    heading = forms.CharField(label=_("Heading"), max_length=100, required=False)
    fact = forms.ChoiceField(
        label=_("What stands there"),
        required=False,
        choices=[("", _("the same text in every row")), *Fact.choices],
        error_messages={"invalid_choice": _("Choose among those that are shown.")},
    )
    text = forms.CharField(label=_("The text, if it is one"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("fact") and said.get("text"):
            self.add_error("text", ValidationError(_("Choose a fact or write a text, not both.")))
        if (said.get("fact") or said.get("text")) and not said.get("heading"):
            self.add_error("heading", ValidationError(_("Write a heading.")))
        return said


class BaseColumnFormSet(forms.BaseFormSet[ColumnForm]):
    """The columns in their order; at least one tells who somebody is."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        facts = {column.fact for column in self.columns}
        if not facts & {Fact.IDENTITY_NUMBER, Fact.NAME}:
            raise ValidationError(
                _("One column has to be the identity number or the name of the participant.")
            )

    @property
    def columns(self) -> list[ExportColumn]:
        """What was filled in, in order, not saved yet."""
        said = [form.cleaned_data for form in self.forms if form.cleaned_data.get("heading")]
        said.sort(key=lambda each: each.get("position") or 1000)
        return [
            ExportColumn(position=place, heading=e["heading"], fact=e["fact"], text=e["text"])
            for place, e in enumerate(said, start=1)
        ]


ColumnFormSet = forms.formset_factory(
    ColumnForm, formset=BaseColumnFormSet, extra=EXTRA, max_num=MOST, absolute_max=MOST
)
