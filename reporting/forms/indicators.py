"""What a funder wants counted."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from competencies.texts import Text
from reporting.models import Indicator

# Beginnings of words that ask for what GDPR art. 9 protects, or that we never write down. It
# stops a slip, not a will: what may be counted is the owner's to decide and to answer for.
NEVER = (
    "funktionsned", "funktionshind", "handikapp", "diagnos", "häls", "sjuk", "psyki", "etnisk",
    "etnicit", "ursprung", "utländsk", "utrikes", "invandr", "flykting", "minoritet", "religi",
    "sexuell", "fackför", "politisk", "kriminal", "missbruk", "frånvar",
    "disab", "health", "illness", "ethnic", "origin", "foreign", "migrant", "refugee", "minorit",
    "sexual", "criminal", "absence",
)  # fmt: skip


class IndicatorForm(forms.Form):
    """A name, when, and what of a fixed list is counted."""

    sv = forms.CharField(
        label=_("In Swedish"),
        max_length=120,
        error_messages={"required": _("Write a name.")},
    )
    en = forms.CharField(label=_("In English, if you like"), max_length=120, required=False)
    at = forms.ChoiceField(label=_("When"), choices=Indicator.At.choices)
    counts = forms.ChoiceField(label=_("What is counted"), choices=Indicator.Counts.choices)

    def clean_sv(self) -> str:
        return _nothing_sensitive(self.cleaned_data["sv"])

    def clean_en(self) -> str:
        return _nothing_sensitive(self.cleaned_data["en"])

    @property
    def name(self) -> Text:
        said = self.cleaned_data
        return Text({code: said[code] for code in ("sv", "en") if said[code]})


def _nothing_sensitive(text: str) -> str:
    words = text.casefold().replace("-", " ").split()
    if any(word.startswith(NEVER) for word in words):
        raise ValidationError(
            _("That is never written down here. Statistics authorities take it from registers.")
        )
    return text
