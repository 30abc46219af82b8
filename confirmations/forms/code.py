"""Six signs that somebody reads off another's screen and types on their own phone."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from confirmations.doors import CODE_LENGTH, SPACING
from confirmations.models import ShortCode

# One sentence for all that may be wrong with a code: it tells nobody which.
NOWHERE = _("This code leads nowhere. Ask for a new one, and write it here.")
SIX = _("The code has six characters.")  # that much is no secret


class CodeForm(forms.Form):
    """The code. Finds the question that it leads to, in a poster's own register if there is one."""

    code = forms.CharField(
        label=_("The code"),
        help_text=_("Six letters and digits."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "class": "field field--code",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
        error_messages={
            "required": _("Enter the code."),
            "max_length": SIX,
        },
    )

    def __init__(self, data: Any = None, *, at: int | None) -> None:
        super().__init__(data)
        self.at = at

    def clean_code(self) -> ShortCode:
        if len(SPACING.sub("", self.cleaned_data["code"])) != CODE_LENGTH:
            raise ValidationError(SIX, code="length")
        found = ShortCode.objects.leading(self.cleaned_data["code"], at=self.at).first()
        if found is None or found.request.is_paused:
            raise ValidationError(NOWHERE, code="nowhere")
        return found
