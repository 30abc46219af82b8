"""Organisation numbers: any usual way of writing one, and which of them are somebody's own."""

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

# As people write them: 556016-0680, 5560160680, 16556016-0680, SE556016068001 (value added tax).
_SEPARATORS = re.compile(r"[\s\-–.]+")
_WRITTEN = re.compile(r"(?:16|SE)?(\d{10})(?:01)?", re.IGNORECASE)
_BORN = re.compile(r"(?:19|20)\d{10}")


class NoSuchNumber(ValueError):
    """What was written is no number of an organisation; the message is for whoever wrote it."""

    def __init__(self, sentence: "str | _StrPromise") -> None:
        super().__init__(sentence)
        self.sentence = sentence


class PersonalNumber(NoSuchNumber):
    """It is the number of a person: a sole trader has no other, and we keep none of those."""


def parse_organisation_number(written: str) -> str:
    """Return the ten digits, or raise NoSuchNumber with a sentence that says why not.

    The third digit of an organisation number is 2 or higher, so that it is nobody's personal
    number, and the last is a check digit (Luhn). Source: Skatteverket, SKV 709.
    """
    digits = _SEPARATORS.sub("", written)
    if _BORN.fullmatch(digits):
        raise PersonalNumber(IS_PERSONAL)
    found = _WRITTEN.fullmatch(digits)
    if not found:
        raise NoSuchNumber(_("An organisation number is ten digits, for example 556016-0680."))
    number = found[1]
    if number[2] < "2":
        raise PersonalNumber(IS_PERSONAL)
    if not _adds_up(number):
        raise NoSuchNumber(_("There is no such number. Look at the digits again."))
    return number


IS_PERSONAL = _(
    "This is a personal number. Tick “Sole trader” instead, and leave the number out:"
    " we do not keep it."
)


def shown_number(number: str) -> str:
    """Return the number as people write it: 556016-0680."""
    return f"{number[:6]}-{number[6:]}" if number else ""


def _adds_up(number: str) -> bool:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(number)]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0
