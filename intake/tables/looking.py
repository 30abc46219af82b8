"""Looks through the XML of a workbook before any library builds something of it: streamed, counted,
and ended at the first thing that is too much. No entity is ever declared, expanded or fetched.
"""

from collections.abc import Iterable
from xml.parsers import expat

from openpyxl.utils.cell import column_index_from_string

from intake.tables import refusing
from intake.tables.limits import (
    LAST_ROW,
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ELEMENTS,
    QUIET,
)

LETTERS = 3  # of a column that Excel knows: XFD


class Look:
    """One look at all parts of one package."""

    def __init__(self) -> None:
        self.elements = self.cells = self.told = self.length = 0

    def through(self, chunks: Iterable[bytes], *, is_xml: bool) -> None:
        """Look through one part, or raise NotRead. What claims to be no XML may be none."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._begin
        parser.CharacterDataHandler = self._read
        try:
            self._feed(parser, chunks)
            parser.Parse(b"", True)  # noqa: FBT003  it takes no keywords
        except expat.ExpatError as error:
            if is_xml:
                raise refusing.damaged() from error

    def _feed(self, parser: expat.XMLParserType, chunks: Iterable[bytes]) -> None:
        quiet = 0
        for chunk in chunks:
            before = self.told
            parser.Parse(chunk)
            quiet = quiet + len(chunk) if self.told == before else 0
            if quiet > QUIET:  # one endless tag would be held in memory as a whole
                raise refusing.swollen()

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.told, self.elements, self.length = self.told + 1, self.elements + 1, 0
        if self.elements > MOST_ELEMENTS:
            raise refusing.swollen()
        kind = tag.rpartition(":")[2]
        if kind == "c":
            self._count_cell(attributes.get("r", ""))
        elif kind == "row":
            _refuse_far_row(attributes.get("r", "1"))

    def _count_cell(self, reference: str) -> None:
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise refusing.too_many_cells()
        letters = reference.rstrip("0123456789")
        is_far = len(letters) > LETTERS or (letters and _column_of(letters) > MOST_COLUMNS)
        if is_far:
            raise refusing.too_many_columns()
        if letters:
            _refuse_far_row(reference[len(letters) :])

    def _read(self, words: str) -> None:
        self.told, self.length = self.told + 1, self.length + len(words)
        if self.length > 32 * LONGEST_CELL:  # twice what Excel itself puts into a cell
            raise refusing.too_much_text()


def _refuse_doctype(*_declared: object) -> None:
    raise refusing.reaches_out()


def _column_of(letters: str) -> int:
    try:
        return int(column_index_from_string(letters))
    except ValueError as error:
        raise refusing.damaged() from error


def _refuse_far_row(number: str) -> None:
    is_row = number.isascii() and number.isdigit() and len(number) < 9
    if not is_row or not 1 <= int(number) <= LAST_ROW:
        raise refusing.damaged()
