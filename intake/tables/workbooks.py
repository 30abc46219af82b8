"""Excel workbooks: looked through as packages and as XML, then read by openpyxl row by row.

Source: ISO/IEC 29500-1, 18 (SpreadsheetML).
"""

import logging
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from intake.tables import refusing
from intake.tables.collecting import Table, collect, name_of_cell
from intake.tables.limits import ROOM
from intake.tables.looking import Look
from intake.tables.refusing import NotRead
from lifecycle.packages import DAMAGE, MEGABYTE, Fault, PackageRefused, refuse_odd, unpacked

log = logging.getLogger(__name__)

TYPES: Final = "[Content_Types].xml"
SHEET: Final = b"spreadsheetml.sheet.main+xml"
OTHERS: Final = (b"macroEnabled", b"spreadsheetml.template.main+xml", b"sheet.binary")
XML: Final = (".xml", ".rels", ".vml")


def read(content: bytes) -> Table:
    """Return the rows of the first sheet that holds any, or raise NotRead and nothing else."""
    _look_through(content)
    try:
        with warnings.catch_warnings():  # of fonts and rules that are none of our business
            warnings.simplefilter("ignore")
            return _read(content)
    except NotRead:
        raise
    except Exception as error:  # whatever a library meets in a file that was made to confuse it
        log.info("A workbook could not be read: %s", type(error).__name__)
        raise refusing.damaged() from error


def _look_through(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            refuse_odd(package, content, ROOM)
            _refuse_other_kinds(package)
            left, look = ROOM.unpacked, Look()
            for part in package.infolist():
                is_xml = part.filename.lower().endswith(XML)
                look.through(unpacked(package, part, left), is_xml=is_xml)
                left -= part.file_size
    except PackageRefused as refusal:
        raise _sentence_of(refusal.fault) from refusal
    except DAMAGE as error:
        raise refusing.damaged() from error


def _sentence_of(fault: Fault) -> NotRead:
    if fault == Fault.LOCKED:
        return NotRead(_("The file is locked by a password. Save it without one."))
    return refusing.swollen() if fault == Fault.BOMB else refusing.damaged()


def _refuse_other_kinds(package: zipfile.ZipFile) -> None:
    if TYPES not in package.namelist():
        raise refusing.no_table()
    said = b"".join(unpacked(package, package.getinfo(TYPES), MEGABYTE))
    if any(kind in said for kind in OTHERS):
        raise NotRead(_("That is a template, or holds macros. Save it as a workbook, .xlsx."))
    if SHEET not in said:
        raise refusing.no_table()


def _read(content: bytes) -> Table:
    book: Any = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in shown:
            if rows := collect(_rows(sheet)):
                return Table(rows, sheet=str(sheet.title) if len(shown) > 1 else "")
    finally:
        book.close()
    return Table([])


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[str]]]:
    sheet.reset_dimensions()  # what the file claims of its own size is not believed
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield number, [_text(cell, number, at) for at, cell in enumerate(row)]


def _text(cell: Any, row: int, column: int) -> str:
    """Return what a cell says, as one would type it."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise refusing.formula(name_of_cell(row, column))
    if cell.data_type == "e":
        raise refusing.shows_an_error(name_of_cell(row, column), str(value)[:20])
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
