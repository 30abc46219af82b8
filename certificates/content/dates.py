"""Dates and lists in words, in the languages of a certificate."""

from collections.abc import Sequence
from datetime import date

_MONTHS = {
    "sv": [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_AND = {"sv": "och", "en": "and"}


def say_date(day: date, language: str) -> str:
    """Say a date: 12 november 2026."""
    return f"{_day_and_month(day, language)} {day.year}"


def say_period(first: date, last: date, language: str) -> str:
    """Say a period as briefly as it can be said: 3–12 november 2026."""
    if first == last:
        return say_date(first, language)
    if first.year != last.year:
        return f"{say_date(first, language)} – {say_date(last, language)}"
    if first.month != last.month:
        return f"{_day_and_month(first, language)} – {say_date(last, language)}"
    return f"{first.day}–{say_date(last, language)}"


def say_list(items: Sequence[str], language: str) -> str:
    """Say a list as people do: samtal, arbetsprov och observation."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[language]} {items[-1]}"


def _day_and_month(day: date, language: str) -> str:
    return f"{day.day} {_MONTHS[language][day.month - 1]}"
