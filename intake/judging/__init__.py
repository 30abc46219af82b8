"""What a list would do, row by row, before anything is done: read first, then judged.

Reading asks the database nothing. Judging asks it a handful of questions, and is done anew in the
moment in which the list is brought in.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from intake.columns import Kind
from intake.judging import participants, persons, places, staff
from intake.judging.findings import Answers, Ask, Finding, Findings, Outcome
from intake.judging.scope import Scope

__all__ = [
    "Answers",
    "Ask",
    "Finding",
    "Findings",
    "Outcome",
    "Scope",
    "judge",
    "read_rows",
]

Rows = Iterable[tuple[int, dict[str, str]]]
EVERY = 250  # rows, after which a worker tells how far it is
READERS: dict[Kind, Callable[..., Any]] = {
    Kind.PARTICIPANTS: persons.read_person,
    Kind.STAFF: staff.read_colleague,
    Kind.PLACES: places.read_place,
}
JUDGES: dict[Kind, Callable[..., Findings[Any]]] = {
    Kind.PARTICIPANTS: participants.judge,
    Kind.STAFF: staff.judge,
    Kind.PLACES: places.judge,
}


def read_rows(
    kind: str, rows: Rows, *, today: date, tell: Callable[[int], None] | None = None
) -> list[Any]:
    """Read the rows of a list, and tell now and then how many have been."""
    read, found = READERS[Kind(kind)], []
    for number, said in rows:
        found.append(read(number, said, today=today))
        if tell and len(found) % EVERY == 0:
            tell(len(found))
    return found


def judge(kind: str, read: list[Any], scope: Scope) -> Findings[Any]:
    """Say of each row what it would do. What was read is judged once: it gets its sentences."""
    return JUDGES[Kind(kind)](read, scope)
