"""What an author says about a moment at one time, and why it cannot always be taken in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lifecycle.transitions import Refused
from workplaces.models import Placement


@dataclass(frozen=True)
class Account:
    """All that an author says about a moment at one time."""

    text: str
    happened_on: date
    placement: Placement | None = None
    place: str = ""
    shown: Mapping[int, str] = field(default_factory=dict)  # {competency id: how it went, or ""}

    WORDS = ("text", "happened_on", "placement", "place")

    def words(self) -> dict[str, object]:
        """Return what stands in the entry's own fields."""
        return {name: getattr(self, name) for name in self.WORDS}


class Frozen(Refused):
    """The entry is part of an assessment: it can be neither changed nor deleted."""


class Outdated(Refused):
    """Someone changed the entry since these words were begun: in another tab, on another phone."""
