"""Places of a list, and whom one can ask there, as the register of an organisation takes them.

A sole trader's number is a person's own: it is left out, and never kept (decision 0049).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext as _

from intake.cells import Unreadable, chosen, read_day, read_name, yes_or_no
from intake.columns import Kind
from intake.judging.findings import Finding, Findings, Outcome
from intake.judging.reading import Reading
from intake.judging.scope import Scope
from workplaces.models import Supervisor, Workplace
from workplaces.numbers import PersonalNumber, parse_organisation_number, shown_number

MOST_AT_ONCE: Final = 500
EARLIEST: Final = date(1990, 1, 1)
KINDS: Final = {
    Workplace.Kind.WORKPLACE: "Arbetsplats|Företag|Praktikplats|Workplace|Company",
    Workplace.Kind.YOUTH_CENTRE: "Fritidsgård|Ungdomsgård|Youth centre|Youth center",
    Workplace.Kind.ASSOCIATION: "Förening|Ideell förening|Association",
    Workplace.Kind.OTHER: "Annan aktivitet|Annan verksamhet|Annat|Övrigt|Other activity|Other",
}
CONTACT: Final = ("contact", "title", "email", "phone", "told_on")


@dataclass
class Place:
    """What one row says of a place, and of somebody there."""

    reading: Reading
    facts: dict[str, Any] = field(default_factory=dict)
    contact: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.facts["name"])


def read_place(row: int, said: dict[str, str], *, today: date) -> Place:
    """Read one row."""
    reading = Reading(row, Kind.PLACES, said)
    place = Place(reading)
    for needed, sentence in (("name", _("Write the name.")), ("kind", _("Choose a kind."))):
        if needed not in said:
            reading.refuse(needed, sentence)
    is_sole_trader = reading.read("sole_trader", yes_or_no, empty=False)
    place.facts = {
        "name": reading.words("name", most=200),
        "kind": reading.read("kind", _kind, empty=""),
        "sector": reading.words("sector", most=200),
        "is_sole_trader": is_sole_trader,
        "organisation_number": _number(reading, is_sole_trader=is_sole_trader),
        "address": _address(reading),
        "about": reading.words("about", most=500),
        "capacity": reading.read("capacity", _capacity, empty=None),
    }
    if any(name in said for name in CONTACT):
        place.contact = _contact(reading, today)
    return place


def _kind(words: str) -> str:
    named = {name: kind for kind, names in KINDS.items() for name in names.split("|")}
    return str(chosen(words, named, shown=[str(kind.label) for kind in Workplace.Kind]))


def _number(reading: Reading, *, is_sole_trader: bool) -> str:
    """Return the number of an organisation; a sole trader's is left out, whatever it is."""
    if is_sole_trader:
        if "organisation_number" in reading.said:
            reading.notes.append(_("The number is left out: a sole trader’s is a person’s own."))
        return ""
    return reading.read("organisation_number", _parsed, empty="")


def _parsed(words: str) -> str:
    try:
        return parse_organisation_number(words.strip("'’ "))
    except PersonalNumber as error:
        said = _("This is a personal number, and we keep none. Write yes under Enskild firma.")
        raise Unreadable(said) from error


def _address(reading: Reading) -> str:
    """Return the address on one line, from one column or three."""
    street, town = reading.words("address", most=200), reading.words("town", most=100)
    where = " ".join(filter(None, [reading.words("postcode", most=20), town]))
    whole = ", ".join(filter(None, [street, where]))
    if len(whole) > 200:
        reading.refuse("address", _("Shorten it to %(most)d characters.") % {"most": 200})
    return whole


def _capacity(words: str) -> int:
    if not re.fullmatch(r"\d{1,3}", words, re.ASCII) or not 1 <= int(words) <= MOST_AT_ONCE:
        raise Unreadable(_("Write a number from 1 to %(most)d.") % {"most": MOST_AT_ONCE})
    return int(words)


def _contact(reading: Reading, today: date) -> dict[str, Any]:
    """Return somebody at the place, who has been told that we keep their contact."""
    contact = {
        "name": reading.read("contact", lambda words: read_name(words, most=200), empty=""),
        "title": reading.read("title", lambda words: read_name(words, most=200), empty=""),
        "email": reading.email(),
        "phone": reading.phone(),
        "told_on": reading.read("told_on", lambda words: _told(words, today), empty=None),
    }
    if "contact" not in reading.said:
        reading.refuse("contact", _("Write the name."))
    if "email" not in reading.said and "phone" not in reading.said:
        reading.refuse("email", _("Write an e-mail address or a mobile number."))
    if "told_on" not in reading.said:
        reading.refuse("told_on", _("Write the day when you told them that we keep their contact."))
    return contact


def _told(words: str, today: date) -> date:
    day = read_day(words, today=today, is_past=True)
    if day > today:
        raise Unreadable(_("Tell them first: the day has not come yet."))
    if day < EARLIEST:
        raise Unreadable(_("Look at the year again."))
    return day


def judge(places: Sequence[Place], scope: Scope) -> Findings[Place]:
    """Say of each row what it would do. Two queries, however many rows there are."""
    found = list(_Judge(places, scope).judged())
    new = [place for finding, place in found if finding.outcome == Outcome.NEW]
    return Findings([finding for finding, _place in found], new)


def _say_new(place: Place) -> str:
    if place.contact:
        return _("Comes into the register, with %(name)s to ask.") % {"name": place.contact["name"]}
    return _("Comes into the register.")


class _Judge:
    def __init__(self, places: Sequence[Place], scope: Scope) -> None:
        self.places, self.scope = places, scope
        self.rows: dict[tuple[str, str], int] = {}

    def judged(self) -> Iterator[tuple[Finding, Place]]:
        for place in self.places:
            outcome, reading = self._judge(place), place.reading
            says = [*reading.wrong, *reading.notes]
            yield Finding(reading.row, place.name, outcome, says), place

    def _judge(self, place: Place) -> Outcome:
        reading = place.reading
        self._refuse_double(place, "name", place.name)
        is_there = place.name.casefold() in self.names
        if not is_there:
            self._look_at_contact(place)
        if reading.wrong:
            return Outcome.WRONG
        if is_there:
            reading.notes.append(_("Is in the register already. Nothing is done."))
            return Outcome.THERE
        reading.notes.append(_say_new(place))
        self._note_same_number(place)
        return Outcome.NEW

    def _look_at_contact(self, place: Place) -> None:
        """A contact is one person's: in the register and in the list."""
        for kind in ("email", "phone"):
            contact = place.contact.get(kind)
            if not contact:
                continue
            self._refuse_double(place, kind, contact)
            if owner := self.contacts.get(contact):
                said = _("%(name)s in the register has it. Correct the place there instead.")
                place.reading.refuse(kind, said % {"name": owner})

    def _refuse_double(self, place: Place, column: str, words: str) -> None:
        row = place.reading.row
        if not words:
            return
        if (other := self.rows.setdefault((column, words.casefold()), row)) != row:
            place.reading.refuse(column, _("It stands in row %(row)d, too.") % {"row": other})

    def _note_same_number(self, place: Place) -> None:
        number = place.facts["organisation_number"]
        if number and (other := self.numbers.get(number)):
            said = _("%(name)s in the register has the number %(number)s, too.")
            told = said % {"name": other, "number": shown_number(number)}
            place.reading.notes.append(told)

    @cached_property
    def register(self) -> list[tuple[str, str]]:
        there = Workplace.objects.filter(organisation=self.scope.organisation)
        return list(there.values_list("name", "organisation_number"))

    @cached_property
    def names(self) -> set[str]:
        return {name.casefold() for name, _number in self.register}

    @cached_property
    def numbers(self) -> dict[str, str]:
        return {number: name for name, number in self.register if number}

    @cached_property
    def contacts(self) -> dict[str, str]:
        there = Supervisor.objects.filter(organisation=self.scope.organisation)
        rows = there.values_list("name", "email", "phone")
        return {each: name for name, *ways in rows for each in map(str.lower, ways) if each}
