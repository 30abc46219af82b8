"""What a person types: the code we sent, and where a link can go."""

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
