"""Rows as they come out of a file, kept within the limits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from intake.tables import refusing
from intake.tables.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT

Knows = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Row:
    """One row, numbered as the spreadsheet program numbers it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The rows of one sheet, without the empty ones."""

    rows: list[Row]
    sheet: str = ""  # its name, where the file has others beside it


def name_of_cell(row: int, column: int) -> str:
    """Return what a spreadsheet calls a cell: C7. Columns count from 0, rows from 1."""
    return f"{get_column_letter(column + 1)}{row}"


def collect(rows: Iterable[tuple[int, Sequence[str]]]) -> list[Row]:
    """Return the rows that hold something, or raise NotRead as soon as there is too much."""
    kept: list[Row] = []
    cells = text = 0
    for number, row in rows:
        trimmed = tuple(_trimmed(number, row))
        cells, text = cells + len(trimmed), text + sum(map(len, trimmed))
        if cells > MOST_CELLS:
            raise refusing.too_many_cells()
        if text > MOST_TEXT:
            raise refusing.too_much_text()
        if any(trimmed):
            kept.append(Row(number, trimmed))
        if len(kept) > MOST_ROWS + 1:  # that of the headings, too
            raise refusing.too_many_rows()
    return kept


def _trimmed(number: int, row: Sequence[str]) -> Iterator[str]:
    """Yield the cells up to the last that holds something, without space around their words."""
    last = next((at for at in range(len(row) - 1, -1, -1) if row[at].strip()), -1)
    if last >= MOST_COLUMNS:
        raise refusing.too_many_columns()
    for column in range(last + 1):
        words = row[column].strip()
        if len(words) > LONGEST_CELL:
            raise refusing.too_long(name_of_cell(number, column))
        yield words
