"""Which columns a list may have, how else each is called, and where each stands in a file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from intake.cells import folded
from intake.columns import participants, places, staff
from intake.columns.shape import Column, Kind

__all__ = ["COLUMNS", "Column", "Kind", "Layout", "count_known", "lay_out"]

COLUMNS: Final[dict[Kind, tuple[Column, ...]]] = {
    Kind.PARTICIPANTS: participants.COLUMNS,
    Kind.STAFF: staff.COLUMNS,
    Kind.PLACES: places.COLUMNS,
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
