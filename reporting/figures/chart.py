"""Bars of one column, as the template draws them: told by length and pattern, not by colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.figures.system import Shown

WIDTH, BAR, GAP, WORDS = 320, 20, 26, 110  # of the drawing, in its own units


@dataclass(frozen=True)
class Bar:
    """One bar, and where it stands. A hidden number has a dotted stub that says nothing."""

    name: str
    number: Shown
    y: int
    length: float

    @property
    def middle(self) -> int:
        return self.y + BAR // 2 + 5

    @property
    def end(self) -> float:
        return WORDS + self.length + 6


@dataclass(frozen=True)
class Chart:
    """A drawing of bars under each other, with a title and a sentence for whoever cannot see it."""

    key: str
    title: str
    bars: list[Bar]

    @property
    def height(self) -> int:
        return GAP * len(self.bars) + 4


STUB = 24.0
MOST = 24  # bars


def chart_of(key: str, title: str, column: Sequence[tuple[str, Shown]]) -> Chart:
    """Lay the bars out; of more than can be seen, the last ones."""
    shown = list(column)[-MOST:]
    most = max((number.value or 0 for _name, number in shown), default=0)
    room = WIDTH - WORDS - 44
    bars = [
        Bar(name, number, 2 + GAP * place, _length(number, most, room))
        for place, (name, number) in enumerate(shown)
    ]
    return Chart(key, title, bars)


def _length(number: Shown, most: int, room: int) -> float:
    if number.value is None:
        return STUB
    return round(room * number.value / most, 1) if most else 0.0
