"""Days as people and programs write them. Day before month, as here; never a guess between two."""

import re
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from intake.cells.folding import folded
from intake.cells.unreadable import Unreadable

_CLOCK: Final = re.compile(r"[T\s]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$")
_SIX: Final = re.compile(r"(\d\d)(\d\d)(\d\d)", re.ASCII)  # with dashes it could be read two ways
_EIGHT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-./ ]+(\d{1,2})[-./ ]+(\d{1,2})\.?", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[./ ]+(\d{1,2})[-./ ]+(\d{4}|\d\d)", re.ASCII)
_DASHED: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
_IN_WORDS: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|:e)?[-./ ]*([^\W\d_]+)\.?[-./, ]*(\d{4}|\d\d)"
)
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | {0xA0: " ", 0x202F: " "}
MONTHS: Final = {
    name: number
    for names in (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "january february march april may june july august september october november december",
        "jan feb mar apr maj jun jul aug sep okt nov dec",
        "jan feb mar apr may jun jul aug sept oct nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}


def read_day(words: str, *, today: date, is_past: bool) -> date:
    """Return the day, or raise Unreadable. A year of two digits is of the last hundred years if the
    day has been (a birth), else of this century.
    """
    text = _CLOCK.sub("", words.strip().translate(_DASHES)).strip()
    try:
        found = _parts(text, today=today, is_past=is_past)
        return date(*found)
    except (ValueError, KeyError) as error:
        raise Unreadable(_("Write the day as 2026-01-31.")) from error


def _parts(text: str, *, today: date, is_past: bool) -> tuple[int, int, int]:
    if found := _SIX.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _century(year, (month, day), today=today, is_past=is_past), month, day
    if found := _EIGHT.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        return year, month, day
    if found := _MONTH_FIRST.fullmatch(text):
        return int(found[3]), MONTHS[folded(found[1])], int(found[2])
    found = _DAY_FIRST.fullmatch(text) or _DASHED.fullmatch(text) or _IN_WORDS.fullmatch(text)
    if not found:
        raise ValueError(text)
    day, month, year = int(found[1]), _month(found[2]), int(found[3])
    if len(found[3]) == 2:
        year = _century(year, (month, day), today=today, is_past=is_past)
    return year, month, day


def _month(words: str) -> int:
    return int(words) if words.isdigit() else MONTHS[folded(words)]


def _century(year: int, rest: tuple[int, int], *, today: date, is_past: bool) -> int:
    century = today.year - today.year % 100
    if is_past and (year, *rest) > (today.year % 100, today.month, today.day):
        century -= 100
    return century + year
