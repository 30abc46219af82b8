"""Where a letter can be sent to, as people write it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from lifecycle.phones import NoSuchPhone, parse_phone, shown_phone


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
