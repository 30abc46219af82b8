"""What a reader can tell of a hidden number without reckoning it: at least, and at most.

The shuttle algorithm: L. Buzzigoli and A. Giusti, «An algorithm to calculate the lower and upper
bounds of the elements of an array given its marginals» (1999). A hidden cell is not nothing, for a
nought is shown; so of three hidden cells that make three, each is one.
"""

from collections.abc import Iterable, Mapping, Set
from math import ceil, floor, inf, isinf
from typing import Any

SMALL = 5  # people: fewer than that are not shown
TURNS = 200  # of carrying bounds: far more than tables of ours need

Cell = Any  # whatever can be the key of a dict
Equation = Mapping[Cell, int]  # {cell: coefficient}; all of it adds up to nothing


def known_small(
    hidden: Set[Cell], people: Mapping[Cell, int], equations: Iterable[Equation]
) -> set[Cell]:
    """Return the hidden cells of which a reader can tell that they are under five."""
    bounds = {cell: (float(people[cell] > 0), inf) for cell in hidden}
    sums = [_unknown(each, hidden, people) for each in equations]
    sums = [each for each in sums if each[0]]
    for _turn in range(TURNS):
        moved = [_tighten(terms, known, bounds) for terms, known in sums]
        if not any(moved):
            break
    return {cell for cell, (_low, high) in bounds.items() if high < SMALL}


def _unknown(
    equation: Equation, hidden: Set[Cell], people: Mapping[Cell, int]
) -> tuple[list[tuple[Cell, int]], int]:
    """Return what is unknown in an equation, and what it adds up to."""
    terms = [(cell, times) for cell, times in equation.items() if cell in hidden]
    shown = sum(times * people[cell] for cell, times in equation.items() if cell not in hidden)
    return terms, -shown


def _tighten(
    terms: list[tuple[Cell, int]], known: int, bounds: dict[Cell, tuple[float, float]]
) -> bool:
    """Carry the bounds of all other terms of a sum to each; say whether one was moved."""
    ranges = [_range_of(times, bounds[cell]) for cell, times in terms]
    leasts, mosts = _Sum(low for low, _high in ranges), _Sum(high for _low, high in ranges)
    moved = False
    for (cell, times), (least, most) in zip(terms, ranges, strict=True):
        ends = (known - mosts.without(most)) / times, (known - leasts.without(least)) / times
        low, high = bounds[cell]
        tighter = max(low, _up(min(ends))), min(high, _down(max(ends)))
        moved |= tighter != (low, high)
        bounds[cell] = tighter
    return moved


def _range_of(times: int, bounds: tuple[float, float]) -> tuple[float, float]:
    low, high = bounds
    return (times * low, times * high) if times > 0 else (times * high, times * low)


class _Sum:
    """A sum of which one number can be left out, infinite or not."""

    def __init__(self, numbers: Iterable[float]) -> None:
        every = list(numbers)
        self.infinite = [each for each in every if isinf(each)]
        self.finite = sum(each for each in every if not isinf(each))

    def without(self, number: float) -> float:
        if isinf(number):
            return self.infinite[0] if len(self.infinite) > 1 else self.finite
        return self.infinite[0] if self.infinite else self.finite - number


def _up(number: float) -> float:
    return number if isinf(number) else ceil(number)


def _down(number: float) -> float:
    return number if isinf(number) else floor(number)
