"""What a person types: words freed of what nobody can see, and names that are no addresses."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from confirmations.models import Door
from lifecycle.forms import PhoneField
from lifecycle.sms import is_offered

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


class CodeField(forms.CharField):
    """The eight digits that we sent, however they are spaced, in whatever script."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "field"}
    )
    default_error_messages = {"required": _("Enter the code we sent you.")}

    def to_python(self, value: Any) -> str:
        text = re.sub(r"[\s.\-–]", "", str(super().to_python(value)))
        return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)

    def validate(self, value: str) -> None:
        super().validate(value)
        if not re.fullmatch(r"[0-9]{8}", value):
            raise ValidationError(_("The code is eight digits."), code="code")


@dataclass(frozen=True)
class Contact:
    """Where a link can go: to an e-mail address, to a phone, or nowhere."""

    email: str = ""
    phone: str = ""

    def __bool__(self) -> bool:
        return bool(self.email or self.phone)

    @property
    def door(self) -> Door:
        """The way by which we send a link there; nowhere, and the participant passes it on."""
        if self.phone:
            return Door.SMS
        return Door.EMAIL if self.email else Door.SHARED


# «Bo Ek <bo@lager.example>», as a mail program copies it.
_IN_BRACKETS = re.compile(r"<([^<>]*@[^<>]*)>\s*$")
_AROUND_SIGNS = re.compile(r"\s*([@.])\s*")
WHOLE_ADDRESS = _("Write the whole address, for example kalle@example.com.")
ONE_OF_THEM = _("Write an e-mail address or a mobile number.")
NO_MESSAGES = _("We cannot send text messages from here. Write an e-mail address.")


class ContactField(forms.CharField):
    """An e-mail address or a mobile number in one field, however it was typed or pasted."""

    widget = forms.TextInput(
        attrs={
            "inputmode": "email",
            "autocapitalize": "none",
            "autocomplete": "off",
            "spellcheck": "false",
        }
    )

    def clean(self, value: Any) -> Contact:
        written = str(super().clean(value))
        if "@" in written:
            return Contact(email=self._email(written))
        if any(sign.isdecimal() for sign in written):
            return Contact(phone=self._phone(written))
        if written:
            raise ValidationError(ONE_OF_THEM, code="contact")
        return Contact()

    @staticmethod
    def _email(written: str) -> str:
        named = _IN_BRACKETS.search(written)
        bare = (named[1] if named else written).strip().removeprefix("mailto:")
        address = _AROUND_SIGNS.sub(r"\1", bare.rstrip(".,;"))
        try:
            validate_email(address)
        except ValidationError as error:
            raise ValidationError(WHOLE_ADDRESS, code="email") from error
        return address

    @staticmethod
    def _phone(written: str) -> str:
        if not is_offered():
            raise ValidationError(NO_MESSAGES, code="phone")
        return str(PhoneField().clean(written))
