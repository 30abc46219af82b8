"""A kind of hours, in one language or two."""

from django import forms
from django.utils.translation import gettext_lazy as _

from competencies.texts import Text


class KindForm(forms.Form):
    """What people can be here for."""

    sv = forms.CharField(
        label=_("In Swedish"),
        max_length=60,
        help_text=_("What was done, as «Group» or «Workplace». Never why somebody needs it."),
        error_messages={"required": _("Write what people are here for.")},
    )
    en = forms.CharField(label=_("In English, if you like"), max_length=60, required=False)

    @property
    def name(self) -> Text:
        said = self.cleaned_data
        return Text({code: said[code].strip() for code in ("sv", "en") if said[code].strip()})
