"""CSV and TSV: whichever separator, quotes or line ends a program writes."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import Final

from django.utils.translation import gettext as _

from intake.tables import refusing
from intake.tables.collecting import Knows, Table, collect, name_of_cell
from intake.tables.encodings import decoded
from intake.tables.refusing import NotRead

SEPARATORS: Final = (";", ",", "\t", "|")
SAID: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own line, which it does not show
WIDEST: Final = 20_000  # separators on one line; Excel writes as many for a row that is coloured
SAMPLE: Final = 30  # rows among which the headings are looked for
# Some programs write ="0701234567" to keep a zero at the beginning: a text, and no formula.
GUARDED: Final = re.compile(r'="([^"]*)"')


def read(content: bytes, knows: Knows) -> Table:
    """Return the rows of a text, or raise NotRead."""
    text = decoded(content)
    if text.lstrip().startswith("<"):
        raise NotRead(
            _("The file is a web page, whatever it is called. Save it as .xlsx or as CSV.")
        )
    _refuse_endless_lines(text)
    if said := SAID.match(text):
        return _read(text[said.end() :], said[1])
    return _read(text, max(SEPARATORS, key=lambda each: _likely(text, each, knows)))


def _refuse_endless_lines(text: str) -> None:
    """Refuse what would be held in memory as one row of millions of cells."""
    for line in StringIO(text):
        if len(line) > WIDEST and max(map(line.count, SEPARATORS)) > WIDEST:
            raise refusing.too_many_columns()


def _likely(text: str, separator: str, knows: Knows) -> tuple[int, int]:
    """Tell how likely a separator is: by headings that we know, then by how often it stands."""
    try:
        rows = list(islice(_rows(text, separator), SAMPLE))
    except csv.Error:
        return (0, 0)
    return max(map(knows, rows), default=0), sum(map(len, rows))


def _read(text: str, separator: str) -> Table:
    try:
        return Table(collect(_cells(text, separator)))
    except csv.Error as error:
        raise NotRead(
            _(
                "A cell in the file has no end: perhaps a quotation mark too many. Save it as .xlsx"
                " instead."
            )
        ) from error


def _cells(text: str, separator: str) -> Iterator[tuple[int, Sequence[str]]]:
    for number, row in enumerate(_rows(text, separator), start=1):
        yield number, [_text(cell, number, at) for at, cell in enumerate(row)]


def _text(cell: str, row: int, column: int) -> str:
    if not cell.lstrip().startswith("="):
        return cell
    if guarded := GUARDED.fullmatch(cell.strip()):
        return guarded[1]
    raise refusing.formula(name_of_cell(row, column))


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
