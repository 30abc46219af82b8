"""What can be printed: names, and words in several lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.content.plain import clean
from certificates.issuing.names import LONGEST, is_disguised, missing_letters
from lifecycle.forms import WordsField

CANNOT_NAME = _("We cannot print this name. Write it by hand, letter by letter.")
CANNOT = _("We cannot print %(letters)s. Write it with other letters.")


def printable(name: str) -> str:
    """Return the name as it can be printed, or say what stops it."""
    try:
        name = " ".join(clean(name, "name").split())
    except ValueError as error:
        raise forms.ValidationError(CANNOT_NAME) from error
    if len(name) > LONGEST:
        raise forms.ValidationError(
            _("We can print at most %(most)d signs. Write the name a little shorter."),
            params={"most": LONGEST},
        )
    if missing := missing_letters(name):
        raise forms.ValidationError(
            _("We cannot print %(letters)s. Write the name with other letters."),
            params={"letters": " ".join(missing)},
        )
    if is_disguised(name):
        raise forms.ValidationError(CANNOT_NAME)
    return name


class PrintedWordsField(WordsField):
    """Words that will stand on a certificate: each of their signs has to be in our fonts."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        in_one_line = " ".join(str(value).split())
        if not in_one_line:
            return
        try:
            clean(in_one_line, "words")
        except ValueError as error:
            raise forms.ValidationError(_("Write it with words of your own.")) from error
        if missing := missing_letters(in_one_line):
            raise forms.ValidationError(CANNOT, params={"letters": " ".join(missing[:5])})
