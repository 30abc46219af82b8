"""Several people who press at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from lifecycle.transitions import Refused

Press = Callable[[], object]


def press_at_once(presses: list[Press]) -> tuple[int, int]:
    """Let each press happen in a thread of its own, at once.

    Returns how many went through and how many were refused with a sentence; anything else that
    happens to one of them is raised here.
    """
    start = Barrier(len(presses))

    def press(step: Press) -> bool:
        try:
            start.wait(timeout=10)
            step()
        except Refused:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(len(presses)) as people:
        went = list(people.map(press, presses))
    return sum(went), len(went) - sum(went)
