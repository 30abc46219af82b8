"""No small number can be reckoned from those that are shown: checked on tables of every shape."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reporting.figures.bounds import SMALL, Equation, known_small
from reporting.figures.suppress import derivable, hidden_among

Counts = dict[Any, int]

numbers = st.integers(min_value=0, max_value=12)


def table(rows: list[list[int]]) -> tuple[Counts, list[Equation]]:
    """Return the cells of a table with both sums, and the equations between them."""
    wide = [[*row, sum(row)] for row in rows]
    full = [*wide, [sum(column) for column in zip(*wide, strict=True)]]
    cells = {(y, x): full[y][x] for y in range(len(full)) for x in range(len(full[0]))}
    last_y, last_x = len(rows), len(rows[0])
    across: list[Equation] = [
        {(y, x): 1 for x in range(last_x)} | {(y, last_x): -1} for y in range(last_y + 1)
    ]
    down: list[Equation] = [
        {(y, x): 1 for y in range(last_y)} | {(last_y, x): -1} for x in range(last_x + 1)
    ]
    return cells, across + down


tables = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(numbers, min_size=wide, max_size=wide), min_size=1, max_size=4)
)


def solved(hidden: list[Any], cells: Counts, equations: list[Equation]) -> set[Any]:
    """Return what a reader can find out by elimination: written anew, so as not to trust ours.

    The augmented matrix of the equations in the hidden cells, brought to reduced echelon form; a
    row with a single unknown tells its value, which must then be the true one.
    """
    rows = []
    for each in equations:
        known = sum(times * cells[cell] for cell, times in each.items() if cell not in hidden)
        rows.append([Fraction(each.get(cell, 0)) for cell in hidden] + [Fraction(-known)])
    rank = 0
    for column in range(len(hidden)):
        pivot = next((n for n in range(rank, len(rows)) if rows[n][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        rows[rank] = [value / rows[rank][column] for value in rows[rank]]
        for n, row in enumerate(rows):
            if n != rank and row[column]:
                rows[n] = [a - row[column] * b for a, b in zip(row, rows[rank], strict=True)]
        rank += 1
    found = set()
    for row in rows[:rank]:
        places = [n for n, value in enumerate(row[:-1]) if value]
        if len(places) == 1:
            assert row[-1] == cells[hidden[places[0]]]
            found.add(hidden[places[0]])
    return found


@given(tables)
def test_no_small_cell_follows_from_those_that_are_shown(rows: list[list[int]]) -> None:
    cells, equations = table(rows)

    hidden = hidden_among(cells, equations)

    small = {cell for cell, count in cells.items() if 0 < count < SMALL}
    assert small <= hidden
    assert not small & solved(sorted(hidden), cells, equations)


@given(tables)
def test_ours_finds_what_elimination_finds(rows: list[list[int]]) -> None:
    cells, equations = table(rows)
    hidden = {cell for cell, count in cells.items() if 0 < count < SMALL}

    assert derivable(hidden, equations) == solved(sorted(hidden), cells, equations)


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8))
def test_nor_from_months_that_follow_each_other(moves: list[tuple[int, int]]) -> None:
    """People of a month are last month's, less who ended, plus who started."""
    cells: Counts = {}
    equations: list[Equation] = []
    there = 0
    for month, (starts, wanted) in enumerate(moves):
        there += starts
        ends = min(wanted, there)
        cells |= {("people", month): there, ("starts", month): starts, ("ends", month): ends}
        before = {("people", month - 1): -1, ("ends", month - 1): 1} if month else {}
        equations.append({("people", month): 1, ("starts", month): -1} | before)
        there -= ends
    for what in ("starts", "ends"):
        parts = [(what, month) for month in range(len(moves))]
        cells[what, "all"] = sum(cells[part] for part in parts)
        equations.append(dict.fromkeys(parts, 1) | {(what, "all"): -1})

    hidden = hidden_among(cells, equations)

    small = {cell for cell, count in cells.items() if 0 < count < SMALL}
    assert small <= hidden
    assert not small & solved(sorted(hidden, key=repr), cells, equations)


@settings(deadline=None, max_examples=30)  # thirteen to the fourth tables are tried for each
@given(st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=2, max_size=2))
def test_nor_by_trying_all_that_could_be(rows: list[list[int]]) -> None:
    """With whole numbers that are not negative, each small cell could be another number too."""
    cells, equations = table(rows)
    hidden = sorted(hidden_among(cells, equations))
    small = [cell for cell in hidden if 0 < cells[cell] < SMALL]
    inner = [cell for cell in hidden if max(cell) < 2]
    could: dict[Any, set[int]] = {cell: set() for cell in small}
    for guess in product(range(13), repeat=len(inner)):
        tried = cells | dict(zip(inner, guess, strict=True))
        again, _equations = table([[tried[y, x] for x in range(2)] for y in range(2)])
        if all(again[cell] == cells[cell] for cell in cells if cell not in hidden):
            for cell in small:
                could[cell].add(again[cell])

    assert all(len(values) > 1 for values in could.values())


def test_a_row_and_its_sum_hide_one_more() -> None:
    people = {"a": 3, "b": 9, "c": 20, "all": 32}

    assert hidden_among(people, [{"a": 1, "b": 1, "c": 1, "all": -1}]) == {"a", "b"}


def test_a_table_hides_the_corners_of_a_rectangle() -> None:
    cells, equations = table([[3, 9, 20], [8, 9, 10], [30, 20, 10]])

    assert hidden_among(cells, equations) == set(product([0, 1], repeat=2))


def test_a_group_of_hidden_ones_is_not_small_itself() -> None:
    """2 and 1 beside 40: the sum less 40 is 3, and that would be a small number too."""
    people = {"a": 2, "b": 1, "c": 40, "all": 43}

    hidden = hidden_among(people, [{"a": 1, "b": 1, "c": 1, "all": -1}])

    assert sum(people[cell] for cell in hidden if cell != "all") >= SMALL


def test_nothing_small_hides_nothing() -> None:
    cells, equations = table([[5, 0, 12], [7, 8, 0]])

    assert hidden_among(cells, equations) == set()


@pytest.mark.parametrize("number", range(1, SMALL))
def test_one_small_number_alone_is_hidden_with_its_sum(number: int) -> None:
    cells, equations = table([[number]])

    assert hidden_among(cells, equations) == set(cells)


MOST = 30


def could_be(cells: Counts, equations: list[Equation], hidden: set[Any]) -> dict[Any, int]:
    """Return the most that each hidden cell can be, tried out: all numbers that add up as shown,
    where a nought is shown. Only for tables so small that trying ends.
    """
    most = dict.fromkeys(hidden, 0)
    for found in _all_that_fit(cells, equations, sorted(hidden), {}):
        most = {cell: max(most[cell], found[cell]) for cell in hidden}
    return most


def _all_that_fit(
    cells: Counts, equations: list[Equation], order: list[Any], tried: Counts
) -> Iterator[Counts]:
    if not _can_fit({**cells, **dict.fromkeys(order)}, equations, tried):
        return
    if len(tried) == len(order):
        yield tried
        return
    cell = order[len(tried)]
    for number in range(min(cells[cell], 1), MOST):
        yield from _all_that_fit(cells, equations, order, {**tried, cell: number})


def _can_fit(shown: dict[Any, int | None], equations: list[Equation], tried: Counts) -> bool:
    """Say whether the equations in which nothing is open any more add up."""
    known = {**shown, **tried}
    closed = [each for each in equations if None not in [known[cell] for cell in each]]
    return all(
        sum(times * (known[cell] or 0) for cell, times in each.items()) == 0 for each in closed
    )


few = st.lists(
    st.lists(st.integers(min_value=0, max_value=7), min_size=2, max_size=2), min_size=2, max_size=2
)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(few)
def test_of_no_small_cell_it_is_certain_that_it_is_small(rows: list[list[int]]) -> None:
    cells, equations = table(rows)
    hidden = hidden_among(cells, equations)
    inner = {cell for cell in hidden if cell[0] < 2 and cell[1] < 2}
    assume(len(hidden) <= 5)  # a bound is at least as wide where more is hidden

    most = could_be(cells, equations, hidden)

    small = {cell for cell, count in cells.items() if 0 < count < SMALL}
    assert {cell: most[cell] for cell in small & inner if most[cell] < SMALL} == {}


def test_six_that_make_six_are_not_one_each() -> None:
    cells: Counts = {**{("place", n): 1 for n in range(6)}, "all": 6}
    equations: list[Equation] = [{**{("place", n): 1 for n in range(6)}, "all": -1}]

    assert known_small(set(cells) - {"all"}, cells, equations) == set(cells) - {"all"}
    assert "all" in hidden_among(cells, equations)


def test_three_months_between_five_and_eight_are_not_one_each() -> None:
    """As a page had it: people are shown in January and April, and who started is hidden."""
    people, starts = [5, 6, 7, 8], [5, 1, 1, 1]
    cells: Counts = {("people", n): many for n, many in enumerate(people)}
    cells |= {("starts", n): many for n, many in enumerate(starts)}
    chain: list[Equation] = [
        {("people", n): 1, ("people", n - 1): -1, ("starts", n): -1} for n in range(1, 4)
    ]
    shown = {("people", 0), ("people", 3), ("starts", 0)}

    assert known_small(set(cells) - shown, cells, chain) >= {("starts", n) for n in (1, 2, 3)}
    hidden = hidden_among(cells, chain)
    assert not {("people", 0), ("people", 3)}.isdisjoint(hidden)
