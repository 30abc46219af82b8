"""What people type anywhere: words freed of what nobody can see, names that are no addresses, and
phone numbers.
"""

import re
import unicodedata
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lifecycle.phones import NoSuchPhone, parse_phone, shown_phone

# Characters that cannot be seen and turn the direction of what follows: never meant.
_DIRECTIONS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}
_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")}
# Characters of no width at all, and blanks that count as letters: a name of them would be empty.
_NO_WIDTH = {0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x2060, 0x2065), 0xFEFF}
_BLANKS = {0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, *range(0xE0000, 0xE0080)}
_UNSEEN = dict.fromkeys(_DIRECTIONS | _CONTROLS | _NO_WIDTH | _BLANKS)
_JOINERS = re.compile("[\u200c\u200d]+")

TOO_LONG = _("That is a little too long. Up to %(limit_value)d characters fit here.")


class WordsField(forms.CharField):
    """Words that a person typed, freed of characters that nobody can see or type."""

    default_error_messages = {"max_length": TOO_LONG}

    def to_python(self, value: Any) -> str:
        text = str(value or "").replace("\r\n", "\n").replace("\r", "\n")
        return str(super().to_python(without_what_is_unseen(text)))


def without_what_is_unseen(text: str) -> str:
    """Leave out what nobody can see. A joiner stays where it shapes what is seen: between letters
    of Persian, Arabic or Hindi, and within an emoji.
    """
    return _JOINERS.sub(_joiner_that_is_meant, text.translate(_UNSEEN))


def _joiner_that_is_meant(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return found[0][0] if _is_shaped(before) and _is_shaped(after) else ""


def _is_shaped(sign: str) -> bool:
    """Whether it is a letter, a mark or a picture of what joiners are for."""
    return sign > "\u0590" and unicodedata.category(sign)[0] in "LMS"


# What a mail program may turn into a link. Initials, «A. B.» or «A.B. Ek», are none.
_ADDRESS = re.compile(r"[@/<>]|www\.|\w[.\u3002\uff0e\uff61][^\W\d_]{2}", re.IGNORECASE)


class NameField(WordsField):
    """A name or a role, on one line. It stands in a letter to a stranger: so no address in it."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if _ADDRESS.search(value):
            raise ValidationError(_("Write only words here, no address."), code="address")


class PhoneInput(forms.TextInput):
    """Brings up the telephone's keys."""

    input_type = "tel"


class PhoneField(forms.CharField):
    """A phone number in any usual form; cleaned to +46701234567, or to nothing."""

    widget = PhoneInput

    def clean(self, value: Any) -> str:
        written = str(super().clean(value))
        if not written:
            return ""
        try:
            return parse_phone(written, countries=settings.SMS_COUNTRIES)
        except NoSuchPhone as error:
            raise ValidationError(error.sentence, code="phone") from error

    def prepare_value(self, value: Any) -> Any:
        """Show a number that we keep as people write it, and what was typed as it was typed."""
        return shown_phone(value) if value and value == _kept(value) else value


def _kept(value: Any) -> str:
    try:
        return parse_phone(str(value), countries=settings.SMS_COUNTRIES)
    except NoSuchPhone:
        return ""
