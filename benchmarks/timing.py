"""Measures two actions in turn, A B A B, in CPU time: others on the machine cost us no verdict."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

from django.db import connection
from django.test.utils import CaptureQueriesContext

Action = Callable[[], object]
NS_PER_MS = 1_000_000


@dataclass(frozen=True)
class Compared:
    """What ours and the plain one cost, in ms of CPU (user and system, all threads); medians."""

    ours: float
    plain: float
    ratio: float  # the median of the rounds' own ratios: a slow second slows both
    spread: tuple[float, float]  # their middle half


def compare(ours: Action, plain: Action, *, rounds: int, times: int = 1) -> Compared:
    """Return medians over the rounds; in each, first ours runs so many times and then the plain.

    Both run once beforehand, so that imports, templates and connections are warm.
    """
    ours()
    plain()
    gc.collect()
    both = [(cpu_ms(ours, times), cpu_ms(plain, times)) for _ in range(rounds)]
    ratios = [our / other for our, other in both]
    return Compared(
        ours=median(our for our, _ in both),
        plain=median(other for _, other in both),
        ratio=median(ratios),
        spread=middle_half(ratios),
    )


def cpu_ms(action: Action, times: int) -> float:
    """Return the CPU time of one run, in ms: the mean of so many."""
    began = time.process_time_ns()
    for _ in range(times):
        action()
    return (time.process_time_ns() - began) / times / NS_PER_MS


def queries_of(action: Action) -> int:
    """Count what it asks the database."""
    with CaptureQueriesContext(connection) as captured:
        action()
    return len(captured)


def middle_half(ratios: list[float]) -> tuple[float, float]:
    if len(ratios) == 1:
        return ratios[0], ratios[0]
    low, _, high = quantiles(ratios, n=4, method="inclusive")
    return low, high
