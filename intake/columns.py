"""Which columns a list may have, how else each is called, and where each stands in a file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from intake.cells import folded


class Kind(StrEnum):
    """What a list is of."""

    PARTICIPANTS = "participants"
    STAFF = "staff"
    PLACES = "places"


@dataclass(frozen=True)
class Column:
    """One column. The heading is ours, in Swedish as lists here are; the others are understood."""

    name: str
    heading: str
    also: tuple[str, ...]
    is_needed: bool = False
    example: str = ""


def _column(
    name: str, heading: str, also: str, example: str = "", *, needed: bool = False
) -> Column:
    return Column(name, heading, tuple(also.split("|")), needed, example)


EMAIL: Final = "E-postadress|Epost|Mejl|Mail|Mailadress|Mejladress|E-mail|Email|Email address"
PHONE: Final = (
    "Mobiltelefon|Mobilnummer|Mobilnr|Telefon|Telefonnummer|Tel|Tfn|Phone|Phone number|Mobile|"
    "Mobile phone|Cell phone"
)
NAME: Final = "Fullständigt namn|För- och efternamn|Name|Full name"
GIVEN: Final = "First name|Given name|Given names|Förnamn(en)"
FAMILY: Final = "Last name|Surname|Family name"
START: Final = "Start|Startar|Börjar|Första dag|Från|Från och med|Start date|Starts on|First day"

COLUMNS: Final[dict[Kind, tuple[Column, ...]]] = {
    Kind.PARTICIPANTS: (
        _column("name", "Namn", f"{NAME}|Deltagare|Participant", "Kim Ek", needed=True),
        _column("given", "Förnamn", GIVEN),
        _column("family", "Efternamn", FAMILY),
        _column("preferred_name", "Kallas", "Tilltalsnamn|Smeknamn|Preferred name|Called", "Kim"),
        _column(
            "birth_date",
            "Födelsedatum",
            "Född|Födelsedag|Födelsetid|Birth date|Birthdate|Date of birth|Birthday|DOB",
            "2008-03-14",
            needed=True,
        ),
        _column(
            "number",
            "Personnummer",
            "Personnr|Pnr|Pers.nr|Identitetsnummer|Samordningsnummer|"
            "Person- eller samordningsnummer|Personal number|Personal identity number|"
            "Identity number|National ID",
        ),
        _column("reserve", "Reservnummer", "Reservnr|Reserve number|Interimsnummer|TF-nummer"),
        _column("email", "E-post", EMAIL, "kim@exempel.se"),
        _column("phone", "Mobil", PHONE, "070-174 06 05"),
        _column("starts_on", "Startdatum", START, "2026-09-01"),
        _column("contact", "Kontaktperson", "Ansvarig|Contact person|Contact|Handlägs av"),
        _column("grounds", "Grund", "Grunder|Målgrupp|Ground|Grounds"),
        _column("note", "Vad som visar det", "Underlag|Visas av|What shows it|Evidence"),
        _column(
            "protected",
            "Skyddade personuppgifter",
            "Skyddad identitet|Skyddad|Skydd|Sekretess|Sekretessmarkering|Skyddad folkbokföring"
            "|Protected|Protected identity",
            "nej",
        ),
    ),
    Kind.STAFF: (
        _column("name", "Namn", f"{NAME}|Personal|Medarbetare|Staff", "Sam Lund", needed=True),
        _column("given", "Förnamn", GIVEN),
        _column("family", "Efternamn", FAMILY),
        _column("email", "E-post", EMAIL, "sam@exempel.se", needed=True),
        _column("phone", "Mobil", PHONE, "070-174 06 05"),
        _column(
            "roles", "Roll", "Roller|Yrke|Befattning|Titel|Role|Roles|Title", "Pedagog", needed=True
        ),
        _column("team", "Team", "Lag|Arbetslag|Grupp|Team name"),
        _column("starts_on", "Startdatum", START, "2026-09-01"),
        _column(
            "ends_on", "Slutdatum", "Slut|Slutar|Sista dag|Till|Till och med|End date|Last day"
        ),
    ),
    Kind.PLACES: (
        _column(
            "name",
            "Namn",
            "Plats|Arbetsplats|Företag|Företagsnamn|Förening|Verksamhet|Name|Workplace|Place|Company",
            "Cykelköket",
            needed=True,
        ),
        _column("kind", "Typ", "Sort|Slag|Typ av plats|Kind|Type", "Förening", needed=True),
        _column("sector", "Bransch", "Sektor|Verksamhetsområde|Line of work|Sector|Industry"),
        _column(
            "organisation_number",
            "Organisationsnummer",
            "Org.nr|Orgnr|Org nummer|Organisation number|Organization number|Company number",
            "556016-0680",
        ),
        _column("sole_trader", "Enskild firma", "Enskild näringsidkare|Sole trader", "nej"),
        _column("address", "Adress", "Besöksadress|Gatuadress|Address|Street", "Storgatan 1"),
        _column("postcode", "Postnummer", "Postnr|Postcode|Zip|Zip code"),
        _column("town", "Ort", "Postort|Stad|Town|City"),
        _column("about", "Vad som görs där", "Beskrivning|Om platsen|About|Description"),
        _column("capacity", "Antal platser", "Platser|Max antal|Capacity|Places at once", "2"),
        _column("contact", "Kontaktperson", "Kontakt|Handledare|Contact person|Contact|Supervisor"),
        _column("title", "Kontaktens roll", "Roll|Titel|Befattning|Role|Title"),
        _column("email", "Kontaktens e-post", f"E-post|{EMAIL}|Kontaktens mejl"),
        _column("phone", "Kontaktens mobil", f"Mobil|{PHONE}|Kontaktens telefon"),
        _column("told_on", "Informerad", "Informerad den|Told on|Informed|Informed on"),
    ),
}
PARTS_OF_A_NAME: Final = frozenset(("given", "family"))
HEADINGS_WITHIN: Final = 30  # rows


@dataclass(frozen=True)
class Layout:
    """Where each known column stands in a file, and what is not as it should be."""

    first: int  # the place among the rows of the first that is no heading
    places: dict[str, int]
    unknown: list[str]
    missing: list[Column]
    doubled: list[Column]

    def facts_of(self, cells: Sequence[str]) -> dict[str, str]:
        """Return what a row says, by the names of the columns; what is empty is left out."""
        said = {name: cells[at] for name, at in self.places.items() if at < len(cells)}
        return {name: words for name, words in said.items() if words}


def count_known(kind: Kind, cells: Iterable[str]) -> int:
    """Tell how many of the cells are headings of this kind of list."""
    names = _names(kind)
    return sum(_name_of(cell, names) is not None for cell in cells)


def lay_out(kind: Kind, rows: Sequence[Sequence[str]]) -> Layout:
    """Find the row of headings, and what stands where."""
    known = [count_known(kind, cells) for cells in rows[:HEADINGS_WITHIN]]
    at = known.index(max(known, default=0)) if known else 0
    headings = rows[at] if rows else ()
    names = _names(kind)
    places: dict[str, int] = {}
    unknown, doubled = [], set()
    for place, heading in enumerate(headings):
        name = _name_of(heading, names)
        if name in places:
            doubled.add(name)
        elif name:
            places[name] = place
        elif heading:
            unknown.append(heading)
    return Layout(
        at + 1,
        places,
        unknown,
        [each for each in COLUMNS[kind] if each.is_needed and not _is_there(each, places)],
        [each for each in COLUMNS[kind] if each.name in doubled],
    )


def _is_there(column: Column, places: dict[str, int]) -> bool:
    """Say whether a column is there; a name may stand in two parts."""
    in_parts = column.name == "name" and places.keys() >= PARTS_OF_A_NAME
    return column.name in places or in_parts


def _names(kind: Kind) -> dict[str, str]:
    return {
        folded(heading): column.name
        for column in COLUMNS[kind]
        for heading in (column.heading, *column.also)
    }


def _name_of(heading: str, names: dict[str, str]) -> str | None:
    """Return which column a heading means, with or without what stands in brackets."""
    plain = re.sub(r"\(.*?\)", "", heading)
    return names.get(folded(heading)) or names.get(folded(plain))
