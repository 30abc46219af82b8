"""Fields that forgive how people write: days, amounts, percentages, words in two languages."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from competencies.texts import Text

SWEDISH, ENGLISH = _("Write it in Swedish."), _("Write it in English too.")


class DayField(forms.DateField):
    """A day of the calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "required": _("Choose a day."),
        "invalid": _("Write the day as 2026-01-31."),
    }


class AreaField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Areas to choose among, each with its kind and, where it ended, its days."""

    def label_from_instance(self, obj: Any) -> str:
        days = f", {obj.period}" if obj.ends_on else ""
        return f"{obj} ({obj.get_kind_display()}{days})"


class NumberField(forms.DecimalField):
    """A number with spaces, a comma or a unit, as people write it: «47,5 %», «10 600 000 kr»."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    default_error_messages = {
        "invalid": _("Write a number with digits."),
        "max_decimal_places": _("Write it without decimals, or with two at most."),
    }

    def to_python(self, value: Any) -> Any:
        words = "".join(str(value or "").split())
        for unit in ("%", "kronor", "kr", ":-"):
            words = words.removesuffix(unit)
        return super().to_python(words.replace(",", "."))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:f}" if hasattr(value, "as_tuple") else value


def words_in(code: str, label: Any, **options: Any) -> forms.CharField:
    """Return a field for words in Swedish or English that have to be written in both."""
    missing = SWEDISH if code == "sv" else ENGLISH
    options.setdefault("max_length", 500)
    widget = options.pop("widget", forms.TextInput)
    attributes = {"lang": code, **options.pop("attrs", {})}
    return forms.CharField(
        label=label,
        widget=widget(attrs=attributes),
        error_messages={"required": missing},
        **options,
    )


def both(said: dict[str, Any], name: str) -> Text:
    """Return the words of a pair of fields, empty if neither was written."""
    pair = {code: str(said.get(f"{name}_{code}") or "") for code in ("sv", "en")}
    return Text({code: words for code, words in pair.items() if words})


def refuse_half(form: forms.Form, name: str) -> None:
    """Say what is missing where words that may be left out are written in one language."""
    said = both(form.cleaned_data, name)
    if len(said) == 1:
        missing = "en" if "sv" in said else "sv"
        form.add_error(f"{name}_{missing}", ENGLISH if missing == "en" else SWEDISH)


def refuse_own_name(form: forms.Form, field: str, *, name: str) -> None:
    """Say at the field that what a protected person is called here is no word of their own name."""
    alias = str(form.cleaned_data.get(field, ""))
    if _words_of(alias) & _words_of(name):
        form.add_error(field, _("That is part of the person’s own name. Choose another."))


def _words_of(name: str) -> set[str]:
    return set(re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold()))
