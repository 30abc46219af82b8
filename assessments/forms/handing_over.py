"""What a participant is asked: what to have assessed, what to hand over, and for more."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from competencies.models import Competency
from portfolio.models import Entry

LONGEST_ID = 18  # digits


class OfferedField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Rows to choose among; a number that no database can hold is one that was not offered."""

    def clean(self, value: Any) -> Any:
        if any(len(str(pk)) > LONGEST_ID for pk in value or []):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


class ChoiceForm(forms.Form):
    """Which competencies to have assessed."""

    competencies = OfferedField(
        Competency.objects.none(),
        label=_("What do you want to have assessed?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one thing."),
            "invalid_choice": _("Choose among what you have shown in moments you share."),
            "invalid_pk_value": _("Choose among what you have shown in moments you share."),
        },
    )

    def __init__(self, *args: Any, offered: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["competencies"].queryset = offered  # type: ignore[attr-defined]

    def clean_competencies(self) -> list[Competency]:
        chosen = list(self.cleaned_data["competencies"])
        if len({competency.framework_id for competency in chosen}) > 1:
            raise ValidationError(_("Choose things from one framework at a time."))
        return chosen


class HandOverForm(forms.Form):
    """Which moments to hand over for the chosen competencies."""

    entries = forms.ModelMultipleChoiceField(
        Entry.objects.none(),
        label=_("Which moments do you hand over?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one moment."),
            "invalid_choice": _("Choose among the moments that show what you have chosen."),
            "invalid_pk_value": _("Choose among the moments that show what you have chosen."),
        },
    )

    def __init__(
        self, *args: Any, competencies: list[Competency], offered: QuerySet[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.competencies = competencies
        self.fields["entries"].queryset = offered  # type: ignore[attr-defined]
        self.initial["entries"] = [entry.pk for entry in offered]

    def clean_entries(self) -> list[Entry]:
        entries = list(self.cleaned_data["entries"])
        shown = {
            assessment.competency_id
            for entry in entries
            for assessment in entry.self_assessments.all()
        }
        for competency in self.competencies:
            if competency.pk not in shown:
                raise ValidationError(
                    _("Choose at least one moment that shows “%(name)s”."),
                    params={"name": competency.name},
                )
        return entries


class MoreForm(forms.Form):
    """The participant's answer: further moments, words, or both."""

    entries = forms.ModelMultipleChoiceField(
        Entry.objects.none(),
        label=_("More moments"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("Choose among the moments that show what is assessed."),
            "invalid_pk_value": _("Choose among the moments that show what is assessed."),
        },
    )
    note = forms.CharField(
        label=_("Your answer"),
        help_text=_("A few words are enough."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, offered: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entries"].queryset = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("entries") and not cleaned.get("note"):
            raise ValidationError(_("Write something, or choose a moment."))
        return cleaned
