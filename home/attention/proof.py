"""The next best proof: what has only the participant's own word, and who could add theirs.

Nothing here asks the database: grounds.py has fetched what there is to know.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from competencies.texts import Text


@dataclass(frozen=True)
class Told:
    """The participant's own word, in one shared moment, about one competency."""

    participant: int
    competency: int
    name: Text
    entry: UUID
    on: date
    words: str
    placement: int | None = None  # that it happened at
    place: str = ""  # in the participant's words, if it was at none
    is_frozen: bool = False  # part of a case: nobody is asked about it any more


@dataclass(frozen=True)
class Met:
    """Somebody who was where the participant was, from a day until a day, and can be asked."""

    participant: int
    supervisor: int
    name: str
    since: date
    until: date | None
    place: str = ""
    placement: int | None = None  # none: met when they answered about a moment of that day

    def may_have_seen(self, told: Told) -> bool:
        """Whether it was their own placement; without one, whether they were there that day."""
        if told.placement is not None:
            return self.placement == told.placement
        return self._was_at(told.place) and self._was_there(told.on)

    def _was_at(self, place: str) -> bool:
        return bool(place.strip()) and self.place.strip().casefold() == place.strip().casefold()

    def _was_there(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Proof:
    """What could be confirmed next, and by whom."""

    told: Told
    supervisor: int
    name: str

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
    """Return what to ask about next: the latest moment that somebody may have seen.

    `seen` are competencies that somebody has confirmed already, `asked` the pairs of moment and
    supervisor that have met before, whatever came of it.
    """
    people = list(met)
    own = [each for each in told if each.competency not in seen and not each.is_frozen]
    for each in sorted(own, key=lambda one: one.on, reverse=True):
        for person in people:
            if person.may_have_seen(each) and (each.entry, person.supervisor) not in asked:
                return Proof(each, person.supervisor, person.name)
    return None
