"""Phone numbers: any usual way of writing one, as the one way in which messages are sent."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import phonenumbers
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType, ValidationResult

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

HOME = "SE"  # whose number it is when no country is written
GETS_MESSAGES = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
COSTS_EXTRA = {PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST}
LONGEST = 40  # characters; more is no way of writing a number
# The length of what is only dialled at home: 112, 1177, 116 117, codes of five digits.
SHORT = 6


class NoSuchPhone(ValueError):
    """What was written is no number that we send to; the message is for whoever wrote it."""

    def __init__(self, sentence: "str | _StrPromise") -> None:
        super().__init__(sentence)
        self.sentence = sentence


def parse_phone(written: str, *, countries: Collection[str]) -> str:
    """Return the number as +46701234567, or raise NoSuchPhone with a sentence that says why not.

    `countries` are those whose numbers we send to, as two letters each.
    """
    number = _parse(written)
    _refuse_wrong_length(number)
    kind = phonenumbers.number_type(number)
    if kind in COSTS_EXTRA:
        raise NoSuchPhone(_("That number costs extra. Write an ordinary mobile number."))
    if not phonenumbers.is_valid_number(number):
        raise NoSuchPhone(_("There is no such phone number. Look at the digits again."))
    if phonenumbers.region_code_for_number(number) not in countries:
        raise NoSuchPhone(_("We cannot send to that country. Use an e-mail address instead."))
    if kind not in GETS_MESSAGES or number.extension:
        raise NoSuchPhone(_("That number cannot get text messages. Write a mobile number."))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def shown_phone(number: str) -> str:
    """Return the number as people here write it: 070-123 45 67, or +47 91 23 45 67."""
    parsed = phonenumbers.parse(number)
    is_ours = parsed.country_code == phonenumbers.country_code_for_region(HOME)
    how = PhoneNumberFormat.NATIONAL if is_ours else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, how)


def masked_phone(number: str) -> str:
    """Return the number as only its owner would know it: +46…67."""
    return f"{number[:3]}…{number[-2:]}"


def _parse(written: str) -> PhoneNumber:
    text = written.strip()
    if len(text) > LONGEST or any(char.isalpha() for char in text.removeprefix("tel:")):
        raise NoSuchPhone(_NO_NUMBER)
    try:
        return phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException as error:
        is_long = error.error_type == phonenumbers.NumberParseException.TOO_LONG
        raise NoSuchPhone(_TOO_MANY if is_long else _NO_NUMBER) from error


_TOO_MANY = _("There are too many digits. Write one number only.")
_NO_NUMBER = _("That is no phone number. Write it like this: 070-123 45 67.")


def _refuse_wrong_length(number: PhoneNumber) -> None:
    length = phonenumbers.is_possible_number_with_reason(number)
    if len(phonenumbers.national_significant_number(number)) <= SHORT:
        raise NoSuchPhone(_("That number is too short. Write all digits of a mobile number."))
    if length == ValidationResult.TOO_SHORT:
        raise NoSuchPhone(_("A digit seems to be missing. Look at the number again."))
    if length == ValidationResult.TOO_LONG:
        raise NoSuchPhone(_TOO_MANY)
