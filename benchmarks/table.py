"""The one table that comes out: what it costs, beside what, and whether that is near enough."""

import os
import platform
from dataclasses import dataclass

from benchmarks.timing import Compared

HEAD = ("", "ours", "plain", "", "ratio", "middle half", "aim", "")


@dataclass(frozen=True)
class Row:
    """One comparison. `most` is the ratio we aim to stay within, if there is one."""

    name: str
    ours: float
    plain: float
    unit: str  # of both
    ratio: float
    most: float | None = None
    spread: tuple[float, float] | None = None  # the middle half of the rounds' ratios
    note: str = ""

    @property
    def verdict(self) -> str:
        return "over" if self.most and self.ratio > self.most else ""


def timed(name: str, compared: Compared, *, most: float | None = None, note: str = "") -> Row:
    """Make a row of two things that were timed, in ms."""
    ours, plain, ratio = compared.ours, compared.plain, compared.ratio
    return Row(name, ours, plain, "ms", ratio, most, compared.spread, note)


def weighed(name: str, size: int, budget: int, note: str) -> Row:
    """Make a row of a number of bytes and its budget, in KB of 1000 bytes."""
    return Row(name, size / 1000, budget, "KB", size / 1000 / budget, most=1, note=note)


def draw(rows: list[Row]) -> str:
    """Return the table, columns aligned, and under it where it was measured."""
    lines = [HEAD, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    drawn = ["  ".join(align(line, widths)).rstrip() for line in lines]
    return "\n".join([*drawn, "", place()])


def cells(row: Row) -> tuple[str, ...]:
    spread = f"{row.spread[0]:.2f} – {row.spread[1]:.2f}" if row.spread else ""
    aim = f"≤ {row.most:g}" if row.most else ""
    last = " · ".join(part for part in (row.verdict, row.note) if part)
    figures = (f"{row.ours:.2f}", f"{row.plain:.2f}", row.unit, f"{row.ratio:.2f}")
    return (row.name, *figures, spread, aim, last)


def align(line: tuple[str, ...], widths: list[int]) -> list[str]:
    """Names, units and remarks stand to the left, figures to the right."""
    to_the_left = (0, 3, len(HEAD) - 1)
    return [
        cell.ljust(width) if column in to_the_left else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(line, widths, strict=True))
    ]


def place() -> str:
    machine = f"{os.cpu_count()} CPUs, {platform.system()} {platform.machine()}"
    return f"Medians of CPU time, measured in turn. Python {platform.python_version()}, {machine}."
