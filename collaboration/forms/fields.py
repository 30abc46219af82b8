"""Words about work, which hold no identity number; and files that may be kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from collaboration.screening import holds_identity_number
from collaboration.uploads import LARGEST, FileRefused, Taken, take_in
from lifecycle.forms import WordsField

NUMBER = _(
    "This looks like an identity number. Take it out: no personal data of participants here. What "
    "you wrote is still here."
)


class WorkWordsField(WordsField):
    """Words that name no participant: what looks like an identity number is refused."""

    def validate(self, value: str) -> None:
        super().validate(value)
        refuse_identity_number(value)


class WorkLineField(WorkWordsField):
    """The same on one line."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


def refuse_identity_number(text: str) -> None:
    """Raise ValidationError if something in it looks like an identity number."""
    if holds_identity_number(text, today=timezone.localdate()):
        raise ValidationError(NUMBER, code="identity_number")


class ChosenField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Rows to choose among; whatever else is sent, keys that are none included, was not offered."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("Choose among those that are shown.")}

    def clean(self, value: Any) -> Any:
        assert self.queryset is not None
        offered = {str(pk) for pk in self.queryset.values_list("pk", flat=True)}
        if not offered.issuperset(value or []):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


class DocumentField(forms.FileField):
    """A file that may be kept; what comes out is the file as it is stored."""

    def clean(self, data: Any, initial: Any = None) -> Taken | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            # One byte more than fits is enough to know that it is too much.
            beginning = upload.read(LARGEST + 1)
            return take_in(beginning, name=upload.name or "", today=timezone.localdate())
        except FileRefused as refusal:
            raise ValidationError(refusal.sentence, code=refusal.reason) from refusal
