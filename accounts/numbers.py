"""Swedish identity numbers: any usual way of writing one, as the twelve digits kept.

Personnummer by lag 1991:481 § 18, samordningsnummer by lag 2022:1697: the day plus 60. The date in
a number may be a nearby one, where those of the day of birth had run out. So it says how old nobody
is: a birth date is asked for, and kept, by itself.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

HIDDEN = "••••"
_SHAPE = re.compile(r"(?:(\d\d))?(\d\d)(\d\d)(\d\d)([-+]?)(\d{4})", re.ASCII)
# The letter in the place of a digit: numbers that hospitals and schools give for the time being.
_INTERIM = re.compile(r"\d{6}(?:\d\d)?[-+]?[A-Z]\d{3}", re.ASCII)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
OLDEST = 130  # years
LONGEST = 40  # characters; more is no way of writing a number


class NoSuchNumber(ValueError):
    """What was written is no identity number; the sentence says why, to whoever wrote it."""

    def __init__(self, sentence: "str | _StrPromise") -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class IdentityNumber:
    """One number, in twelve digits. Say `masked` on screens; the digits are nobody's to read."""

    digits: str

    @property
    def is_coordination(self) -> bool:
        return int(self.digits[6:8]) > 60

    @property
    def day(self) -> date:
        """The date that stands in it: near the birth, and not always the birth itself."""
        year, month, day = self.digits[:4], self.digits[4:6], int(self.digits[6:8])
        return date(int(year), int(month), day - 60 if self.is_coordination else day)

    def __repr__(self) -> str:
        return f"IdentityNumber({masked(self.digits)})"  # logs and tracebacks show this


def parse_number(written: str, *, today: date) -> IdentityNumber:
    """Return the number, or raise NoSuchNumber with a sentence that says why not.

    Ten digits are of the century that makes the person younger than a hundred, or with a plus sign
    older.
    """
    text = _plain(written)
    if _INTERIM.fullmatch(text):
        raise NoSuchNumber(_("That is an interim number. Write it as a reserve number instead."))
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        raise NoSuchNumber(_("Write ten or twelve digits, like this: 20070417-1234."))
    century, year, month, day, sign, serial = shape.groups()
    born = century or _century(year + month + day, today=today, is_over_100=sign == "+")
    number = IdentityNumber(born + year + month + day + serial)
    _refuse_odd(number, today=today)
    return number


def parse_reserve(written: str) -> str:
    """Return a reserve number as it is kept, or raise NoSuchNumber. Each giver has a shape."""
    plain = unicodedata.normalize("NFC", written).translate(_DASHES).upper()
    text = " ".join(plain.split())
    if not all(sign.isalnum() or sign in " -/" for sign in text):
        raise NoSuchNumber(_("Write only letters, digits, spaces, hyphens and slashes."))
    return text


def masked(digits: str) -> str:
    """Return the number without what makes it one person's: 20070417-••••."""
    return f"{digits[:-4]}-{HIDDEN}" if len(digits) > 4 else HIDDEN


def check_digit(nine: str) -> int:
    """Return the last digit of a number by the nine before: Luhn, weights 2, 1, 2 and so on."""
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(nine))
    return -sum(number // 10 + number % 10 for number in doubled) % 10


def _plain(written: str) -> str:
    if len(written) > LONGEST:
        return ""
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in written)
    return re.sub(r"[\s.]", "", digits.translate(_DASHES)).upper()


def _century(six: str, *, today: date, is_over_100: bool) -> str:
    """Return the latest century in which the date had come by today, or the one before."""
    day = int(six[4:]) - 60 if int(six[4:]) > 60 else int(six[4:])
    latest = today.year // 100
    if (int(six[:2]), int(six[2:4]), day) > (today.year % 100, today.month, today.day):
        latest -= 1
    return str(latest - is_over_100)


def _refuse_odd(number: IdentityNumber, *, today: date) -> None:
    try:
        day = number.day
    except ValueError as error:
        raise NoSuchNumber(_("There is no such date in the calendar. Look again.")) from error
    if not today.year - OLDEST <= day.year or day > today:
        raise NoSuchNumber(_("The date in the number is not of somebody alive. Look again."))
    if number.digits[8:11] == "000" or check_digit(number.digits[2:11]) != int(number.digits[-1]):
        raise NoSuchNumber(_("A digit seems to be wrong. Look at the number again."))
