"""Small numbers are not shown, and none of them can be reckoned from those that are.

A cell with one to four people behind it is *small* and hidden. That alone does not help: a row of
three with its total gives the third away by subtraction, and so do two tables that share a total
(differencing). So further cells are hidden beside it (complementary suppression: L. H. Cox,
«Suppression methodology and statistical disclosure control», JASA 75 (1980) 377–385; A. Hundepool
et al., «Statistical Disclosure Control» (2012), ch. 4).

Why it holds. All that a reader can use are the equations between cells: rows and columns add up to
totals, and this month's people are last month's, less those who ended, plus those who started. Put
the shown numbers in, and a system of linear equations remains in which the hidden cells are the
unknowns. It fixes an unknown exactly if, and only if, the unit vector of that unknown lies in the
row space of the system, which elimination over the rationals decides. We hide one more cell as
long as a small one is fixed. That ends: with every cell hidden the system is homogeneous, so it
could only fix a cell at 0, and a small one is not 0.

Equations are not all: a hidden cell is not nothing, for a nought is shown. Three hidden cells that
make three are one each, and so are three months between a month of five and one of eight. So a
reader may not be able to tell that a small cell is under five at all: bounds are carried to and fro
between the equations until they stand (the shuttle algorithm: L. Buzzigoli and A. Giusti, «An
algorithm to calculate the lower and upper bounds of the elements of an array given its marginals»,
1999), and further cells are hidden as long as one stays below five. With every cell hidden there is
no bound.

Nor may a group of hidden cells add up to a small number by itself: that would be a small cell under
another name. What this does not hold against: a reader who knows some of the people, and numbers
that somebody wrote down on an earlier day.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from fractions import Fraction

from reporting.figures.bounds import SMALL, Cell, Equation, known_small

Number = int | Fraction
Row = dict[Cell, Number]


def hidden_among(
    people: Mapping[Cell, int], equations: Sequence[Equation], *, counts: Set[Cell] | None = None
) -> set[Cell]:
    """Return the cells not to show; `people` says how many stand behind each. `counts` are the
    cells that count people, and not what they have done: of these the people add up. None: all.
    """
    small = {cell for cell, count in people.items() if 0 < count < SMALL}
    adding = [each for each in equations if counts is None or set(each) <= counts]
    hidden = set(small)
    while True:
        if exposed := derivable(hidden, equations) & small:
            first = min(exposed, key=repr)
            hidden.add(_cheapest_beside(first, people, hidden, equations))
        elif thin := _thin(hidden, people, equations):
            hidden.add(_cheapest_in([thin], people, hidden, untouched=Counter()))
        elif known := known_small(hidden, people, adding) & small:
            first = min(known, key=repr)
            hidden.add(_cheapest_near(first, people, hidden, adding))
        else:
            return _without_what_is_hidden_in_vain(small, hidden, people, (equations, adding))


def _without_what_is_hidden_in_vain(
    small: Set[Cell],
    hidden: Set[Cell],
    people: Mapping[Cell, int],
    equations: tuple[Sequence[Equation], Sequence[Equation]],
) -> set[Cell]:
    """Show again what need not be hidden after all, the largest first: each step hid what seemed
    best then.
    """
    every, adding = equations
    kept = set(hidden)
    for cell in sorted(hidden - small, key=lambda each: (-people[each], repr(each))):
        fewer = kept - {cell}
        if _thin(fewer, people, every) or known_small(fewer, people, adding) & small:
            continue
        if not derivable(fewer, every) & small:
            kept = fewer
    return kept


def derivable(hidden: Set[Cell], equations: Iterable[Equation]) -> set[Cell]:
    """Return the hidden cells whose value follows exactly from the cells that are shown."""
    pivots = _reduced(_part(each, hidden) for each in equations)
    return {cell for cell, row in pivots.items() if len(row) == 1}


def _part(equation: Equation, hidden: Set[Cell]) -> Row:
    return {cell: each for cell, each in equation.items() if cell in hidden and each}


def _reduced(rows: Iterable[Row]) -> dict[Cell, Row]:
    """Return the reduced row echelon form, {pivot: its row}: each pivot is in its row alone."""
    pivots: dict[Cell, Row] = {}
    for row in rows:
        for cell in [cell for cell in row if cell in pivots]:
            row = _less(row, pivots[cell], row.get(cell, 0))
        if not row:
            continue
        pivot = next(iter(row))
        row = _divided(row, row[pivot])
        for cell, other in pivots.items():
            if pivot in other:
                pivots[cell] = _less(other, row, other[pivot])
        pivots[pivot] = row
    return pivots


def _divided(row: Row, by: Number) -> Row:
    """Divide, and stay with whole numbers as long as it is by one: they are quicker."""
    if by in (1, -1):
        return {cell: each * by for cell, each in row.items()}
    return {cell: Fraction(each) / by for cell, each in row.items()}


def _less(row: Row, other: Row, times: Number) -> Row:
    found = dict(row)
    for cell, each in other.items():
        found[cell] = found.get(cell, 0) - times * each
    return {cell: each for cell, each in found.items() if each}


def _thin(
    hidden: Set[Cell], people: Mapping[Cell, int], equations: Sequence[Equation]
) -> Equation | None:
    """Return an equation whose hidden cells add up to few people, and to somebody."""
    for equation in equations:
        unknown = [cell for cell in equation if cell in hidden]
        has_one_sign = len({equation[cell] > 0 for cell in unknown}) == 1
        if has_one_sign and 0 < sum(people[cell] for cell in unknown) < SMALL:
            return equation  # some cell of it is shown: else both signs would be there
    return None


def _cheapest_beside(
    exposed: Cell, people: Mapping[Cell, int], hidden: Set[Cell], equations: Sequence[Equation]
) -> Cell:
    """Return the cell to hide next: one that closes most gaps, and with the least lost."""
    gaps = [each for each in equations if sum(cell in hidden for cell in each) == 1]
    near = [each for each in equations if exposed in each]
    for some in (gaps, near, equations):
        if any(cell not in hidden for each in some for cell in each):
            return _cheapest_in(some, people, hidden, untouched=_untouched(equations, hidden))
    raise AssertionError("with all cells hidden nothing can be given away")


def _cheapest_near(
    known: Cell, people: Mapping[Cell, int], hidden: Set[Cell], equations: Sequence[Equation]
) -> Cell:
    """Return the cell to hide next, as near as there is one, with the least lost."""
    near = [each for each in equations if known in each]
    beside = {cell for each in near for cell in each}
    wider = [each for each in equations if not beside.isdisjoint(each)]
    for some in (near, wider, equations):
        if any(cell not in hidden for each in some for cell in each):
            return _cheapest_in(some, people, hidden, untouched=_untouched(equations, hidden))
    raise AssertionError("with all cells hidden nothing has a bound")


def _untouched(equations: Sequence[Equation], hidden: Set[Cell]) -> Counter[Cell]:
    """Return in how many equations without anything hidden each cell is: hiding it opens gaps."""
    whole = [each for each in equations if hidden.isdisjoint(each)]
    return Counter(cell for each in whole for cell in each)


def _cheapest_in(
    equations: Sequence[Equation],
    people: Mapping[Cell, int],
    hidden: Set[Cell],
    *,
    untouched: Mapping[Cell, int],
) -> Cell:
    """Return the shown cell that is in most of these, opens fewest gaps, and has fewest people."""
    found = Counter(cell for each in equations for cell in each if cell not in hidden)

    def cost(cell: Cell) -> tuple[object, ...]:
        number = people[cell]
        return (-found[cell], untouched.get(cell, 0), number == 0, number, repr(cell))

    return min(found, key=cost)
