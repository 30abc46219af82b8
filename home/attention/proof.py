"""The next best proof: what has only the participant's own word, and who could add theirs.

Nothing here asks the database: grounds.py has fetched what there is to know.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from competencies.texts import Text

NEAR = timedelta(days=30)  # who was met about then may remember


@dataclass(frozen=True)
class Told:
    """The participant's own word, in one shared moment, about one competency."""

    participant: int
    competency: int
    name: Text
    entry: UUID
    on: date
    words: str
    supervisor: int | None = None  # of the placement it happened at
    is_frozen: bool = False  # part of a case: nobody is asked about it any more


@dataclass(frozen=True)
class Met:
    """Somebody whom the participant met, from a day until a day, and can be asked by a link."""

    participant: int
    supervisor: int
    name: str
    since: date
    until: date | None
    is_placement: bool = True

    def was_there(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)

    def was_about(self, on: date) -> bool:
        return abs(self.since - on) <= NEAR


@dataclass(frozen=True)
class Proof:
    """What could be confirmed next, by whom, and when the two met."""

    told: Told
    supervisor: int
    name: str
    met_on: date

    @property
    def called(self) -> str:
        return self.name.split(" ")[0]


def next_proof(
    told: Iterable[Told],
    met: Iterable[Met],
    *,
    seen: Set[int],
    asked: Set[tuple[UUID, int]],
) -> Proof | None:
    """Return what to ask about next: the latest moment first, and whoever was there before others.

    `seen` are competencies that somebody has confirmed already, `asked` the pairs of moment and
    supervisor that have met before, whatever came of it.
    """
    people = list(met)
    own = [each for each in told if each.competency not in seen and not each.is_frozen]
    for each in sorted(own, key=lambda one: one.on, reverse=True):
        for person, met_on in _witnesses(each, people):
            if (each.entry, person.supervisor) not in asked:
                return Proof(each, person.supervisor, person.name, met_on)
    return None


def _witnesses(told: Told, people: list[Met]) -> Iterator[tuple[Met, date]]:
    """Yield who may have seen it: at that very place, then there that day, then met about then."""
    placed = [person for person in people if person.is_placement]
    yield from ((person, told.on) for person in placed if person.supervisor == told.supervisor)
    yield from ((person, told.on) for person in placed if person.was_there(told.on))
    others = (person for person in people if not person.is_placement)
    near = [person for person in others if person.was_about(told.on)]
    for person in sorted(near, key=lambda one: abs(one.since - told.on)):
        yield person, person.since
