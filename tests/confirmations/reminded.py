"""Questions and clocks around reminders. Monday 16 November 2026 is an ordinary Monday."""

from datetime import datetime

import time_machine

from confirmations.hours import HERE

MONDAY = datetime(2026, 11, 16, 10, 20, tzinfo=HERE)
FIRST = datetime(2026, 11, 19, 11, tzinfo=HERE)  # three days on, at the next full hour
SECOND = datetime(2026, 11, 24, 11, tzinfo=HERE)  # eight days on
SATURDAY = datetime(2026, 11, 21, 12, tzinfo=HERE)


def at(time: datetime) -> time_machine.travel:
    """Return a journey to a time; there it stands still."""
    return time_machine.travel(time, tick=False)
