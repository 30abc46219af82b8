"""What the team decides about those who answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from confirmations.forms.fields import WordsField
from workplaces.models import Supervisor


class ApprovedField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Supervisors to choose among, each with the address that the team knows."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.email})"


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
