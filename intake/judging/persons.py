"""Rows of participants, read. Nothing is asked of the database, so a worker can tell how far it is.

No age is read from an identity number: the birth date stands by itself (decision 0046).
"""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import PersonIdentifier
from accounts.numbers import IdentityNumber, parse_number, parse_reserve
from intake.cells import Unreadable, read_day, read_name, yes_or_no
from intake.columns import Kind
from intake.judging.reading import Reading

OLDEST = 120  # years
TOO_SHORT = re.compile(r"\d{7,9}", re.ASCII)  # ten digits, without the zeros that a program took


@dataclass
class Person:
    """What one row says of one participant."""

    reading: Reading
    is_protected: bool = False
    name: str = ""
    preferred_name: str = ""
    born: date | None = None
    number: IdentityNumber | None = None
    reserve: str = ""
    email: str = ""
    phone: str = ""
    starts_on: date | None = None
    contact: str = ""
    grounds: str = ""
    note: str = ""

    @property
    def row(self) -> int:
        return self.reading.row

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """The numbers as they are kept: of which kind, and what."""
        kinds = PersonIdentifier.Kind
        kept: list[tuple[str, str]] = []
        if self.number:
            is_coordination = self.number.is_coordination
            kind = kinds.COORDINATION if is_coordination else kinds.PERSONAL
            kept.append((kind.value, self.number.digits))
        if self.reserve:
            kept.append((kinds.RESERVE.value, self.reserve))
        return kept


def read_person(row: int, said: dict[str, str], *, today: date) -> Person:
    """Read one row. Of somebody protected nothing is read."""
    reading = Reading(row, Kind.PARTICIPANTS, said)
    if _is_protected(reading):
        reading.wrong.append(
            _(
                "Protected personal data: nobody is imported with that. Take the row away, and let"
                " somebody who handles protected identities enrol the person by hand."
            )
        )
        return Person(reading, is_protected=True)
    return Person(
        reading,
        name=reading.name(),
        preferred_name=reading.read(
            "preferred_name", lambda words: read_name(words, most=100), empty=""
        ),
        born=_born(reading, today),
        number=reading.read("number", lambda it: _number(it, today), empty=None),
        reserve=reading.read("reserve", _reserve, empty=""),
        email=reading.email(),
        phone=reading.phone(),
        starts_on=reading.read("starts_on", lambda it: _start(it, today), empty=today),
        contact=reading.words("contact", most=254),
        grounds=said.get("grounds", ""),
        note=reading.words("note", most=300),
    )


def _is_protected(reading: Reading) -> bool:
    """Say whether the row says so; whatever is not clearly a no is a yes."""
    try:
        return yes_or_no(reading.said.get("protected", ""))
    except Unreadable:
        return True


def _born(reading: Reading, today: date) -> date | None:
    born = reading.read(
        "birth_date", lambda words: read_day(words, today=today, is_past=True), empty=None
    )
    if "birth_date" not in reading.said:
        reading.refuse("birth_date", _("Write the birth date. It is not read from a number."))
    elif born and born > today:
        reading.refuse("birth_date", _("That day has not come yet."))
    elif born and today.year - born.year > OLDEST:
        reading.refuse("birth_date", _("Look at the year again."))
    else:
        return born
    return None


def _number(words: str, today: date) -> IdentityNumber:
    """Read an identity number, also where a program took zeros from its beginning."""
    plain = words.strip("'’ ")
    return parse_number(plain.zfill(10) if TOO_SHORT.fullmatch(plain) else plain, today=today)


def _reserve(words: str) -> str:
    if len(words) > 60:
        raise Unreadable(_("Shorten it to %(most)d characters.") % {"most": 60})
    return parse_reserve(words)


def _start(words: str, today: date) -> date:
    day = read_day(words, today=today, is_past=False)
    if abs(day.year - today.year) > 20:
        raise Unreadable(_("Look at the year again."))
    return day
