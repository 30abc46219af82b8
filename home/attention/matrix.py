"""Participants by competencies: whose word stands behind each, and where it is thin.

Nothing here asks the database: grounds.py has fetched what there is to know.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from competencies.models import Competency
from home.attention.grounds import Grounds
from programmes.models import Enrolment


class Behind(StrEnum):
    """The furthest word behind a competency, the least first."""

    NOTHING = "nothing"
    OWN = "own"
    SEEN = "seen"
    HANDED_IN = "handed_in"


@dataclass(frozen=True)
class Cell:
    """What stands behind one competency of one participant."""

    enrolment: Enrolment
    behind: Behind
    seen: int = 0

    @property
    def is_own(self) -> bool:
        return self.behind == Behind.OWN

    @property
    def is_seen(self) -> bool:
        return self.behind == Behind.SEEN

    @property
    def is_handed_in(self) -> bool:
        return self.behind == Behind.HANDED_IN


@dataclass(frozen=True)
class Line:
    """One competency, with a cell for each participant."""

    competency: Competency
    cells: list[Cell]

    def those(self, behind: Behind) -> list[Cell]:
        return [cell for cell in self.cells if cell.behind == behind]

    @property
    def own(self) -> list[Cell]:
        """Those with nothing but their own word: where it is thin."""
        return self.those(Behind.OWN)

    @property
    def seen(self) -> list[Cell]:
        return self.those(Behind.SEEN)

    @property
    def handed_in(self) -> list[Cell]:
        return self.those(Behind.HANDED_IN)


@dataclass(frozen=True)
class Matrix:
    """All of it: lines by area, and for each participant how much is thin."""

    people: list[Enrolment]
    areas: list[tuple[str, list[Line]]]

    @property
    def thin(self) -> list[tuple[Enrolment, int]]:
        """How many competencies each participant has only their own word for."""
        lines = [line for _area, lines in self.areas for line in lines]
        columns = zip(*(line.cells for line in lines), strict=True) if lines else []
        counted = [sum(cell.is_own for cell in column) for column in columns]
        return list(zip(self.people, counted or [0] * len(self.people), strict=True))


def matrix_from(
    people: list[Enrolment], competencies: Iterable[Competency], grounds: Grounds
) -> Matrix:
    """Put participants and competencies together, in the order of the framework."""
    own = {(told.participant, told.competency) for each in grounds.told.values() for told in each}

    def cell(enrolment: Enrolment, competency: int) -> Cell:
        pair = (enrolment.participant_id, competency)
        if pair in grounds.handed_in:
            return Cell(enrolment, Behind.HANDED_IN, grounds.seen.get(pair, 0))
        if pair in grounds.seen:
            return Cell(enrolment, Behind.SEEN, grounds.seen[pair])
        return Cell(enrolment, Behind.OWN if pair in own else Behind.NOTHING)

    lines = [Line(each, [cell(who, each.pk) for who in people]) for each in competencies]
    areas = groupby(lines, key=lambda line: str(line.competency.area or ""))
    return Matrix(people, [(area, list(members)) for area, members in areas])
