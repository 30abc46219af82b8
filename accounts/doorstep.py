"""Counts who knocks how often, in the memory of one process: enough where a limit only spares work.

Several processes count each for itself, so a flood gets as many times the limit as there are. Where
a limit keeps a secret from being guessed, Tally counts in the database instead.
"""

import time
from threading import Lock

MOST_PLACES = 50_000

_counts: dict[tuple[str, str, int], int] = {}
_lock = Lock()


def knock(name: str, place: str, seconds: int) -> int:
    """Count one more, and return how many that makes in the window of so many seconds."""
    key = (name, place, int(time.time()) // seconds)
    with _lock:
        if key not in _counts and len(_counts) >= MOST_PLACES:
            _counts.clear()  # so many places in so short a time: better forget than grow
        _counts[key] = _counts.get(key, 0) + 1
        return _counts[key]


def forget() -> None:
    """Begin anew."""
    with _lock:
        _counts.clear()
