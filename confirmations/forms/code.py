"""Six signs that somebody reads off another's screen and types on their own phone."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from confirmations.models import ShortCode

# One sentence for all that may be wrong with a code: it tells nobody which.
NOWHERE = _("This code leads nowhere. Ask for a new one, and write it here.")


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
        error_messages={"required": _("Write the code."), "max_length": NOWHERE},
    )

    def __init__(self, data: Any = None, *, at: int | None) -> None:
        super().__init__(data)
        self.at = at

    def clean_code(self) -> ShortCode:
        found = ShortCode.objects.leading(self.cleaned_data["code"], at=self.at).first()
        if found is None or found.request.is_paused:
            raise ValidationError(NOWHERE, code="nowhere")
        return found
