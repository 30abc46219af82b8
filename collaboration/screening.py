"""Finds what looks like an identity number, whatever it is written with. Pure: no clock."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

OLDEST: Final = 110  # years
# A day of a meeting with an hour behind it, «2026-11-28 1300», is nobody's birth.
YOUNGEST: Final = 5  # years

# Year, month, day (61–91 in a samordningsnummer), and what comes behind: four digits, or the signs
# of reserve and interim numbers (T12A, TF02).
_NUMBER: Final = re.compile(
    r"(?<![\d.,])(?P<year>(?:18|19|20)?\d\d)(?P<in1>[-./ ]?)(?P<month>0[1-9]|1[0-2])"
    r"(?P<in2>[-./ ]?)(?P<day>[0-3]\d|[6-9]\d)(?P<sign> ?[-+] ?| ?)"
    r"(?P<end>\d{4}|(?=\w*[A-ZÅÄÖ])[0-9A-ZÅÄÖ]{4})"
    r"(?![\dA-ZÅÄÖ])"
)
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—−﹣－"), "-")


def holds_identity_number(text: str, *, today: date) -> bool:
    """Say whether something in the text looks like a person's identity number.

    Ten or twelve digits in a row must pass the check digit too: a phone number would not. With a
    sign or a gap in it, it is enough that the first part can be somebody's birth date.
    """
    return any(_is_one(found, today) for found in _NUMBER.finditer(_in_plain_digits(text)))


def _in_plain_digits(text: str) -> str:
    """Return the text with digits of every script as 0–9, and one kind of dash and gap."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    seen = (sign for sign in plain if unicodedata.category(sign) != "Cf")
    return "".join(_plain(sign) for sign in seen).upper()


def _plain(sign: str) -> str:
    if sign.isspace():
        return "\n" if sign in "\r\n" else " "
    return str(unicodedata.decimal(sign, sign))


def _is_one(found: re.Match[str], today: date) -> bool:
    if not any(_can_be_born(year, found, today) for year in _years(found, today)):
        return False
    whole = not (found["in1"] or found["in2"] or found["sign"])
    digits = found["year"][-2:] + found["month"] + found["day"] + found["end"]
    return not whole or not digits.isdecimal() or _has_check_digit(digits)


def _years(found: re.Match[str], today: date) -> Iterator[int]:
    written = int(found["year"])
    if len(found["year"]) == 4:
        yield written
    else:
        yield from (century + written for century in (1900, 2000))


def _can_be_born(year: int, found: re.Match[str], today: date) -> bool:
    day = int(found["day"])
    try:
        born = date(year, int(found["month"]), day - 60 if day > 60 else day)
    except ValueError:
        return False
    return today.year - OLDEST <= born.year <= today.year - YOUNGEST


def _has_check_digit(digits: str) -> bool:
    """Say whether ten digits pass the Luhn check (SKV 704)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0
