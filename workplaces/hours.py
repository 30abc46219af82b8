"""Hours of a week: how long they are, and whether two of them meet. Knows no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, order=True)
class Shift:
    """One day of every week: from when to when, and how long a break of it is, in minutes."""

    weekday: int  # 0 is Monday
    starts_at: time
    ends_at: time
    rest: int = 0

    @property
    def minutes(self) -> int:
        """How long is worked: the break is not."""
        return max(0, _minutes(self.ends_at) - _minutes(self.starts_at) - self.rest)

    def meets(self, other: "Shift") -> bool:
        """Say whether somebody would have to be at both places at once."""
        return (
            self.weekday == other.weekday
            and self.starts_at < other.ends_at
            and other.starts_at < self.ends_at
        )


def collide(some: Iterable[Shift], others: Iterable[Shift]) -> bool:
    """Say whether any hours of the one meet any of the other."""
    those = list(others)
    return any(one.meets(other) for one in some for other in those)


def shown_hours(minutes: int) -> str:
    """Return a length as people say it: 90 is «1:30», 120 is «2»."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}" if rest else str(hours)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
