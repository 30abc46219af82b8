"""Builds spreadsheets, as people save them and as people with bad intentions do."""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from random import Random
from typing import Any, Final

from openpyxl import Workbook, load_workbook

from intake.columns import Kind, count_known
from intake.tables import Table, read_table
from intake.tables.limits import MOST_ELEMENTS

SHEET: Final = "xl/worksheets/sheet1.xml"
WORKSHEET: Final = (
    "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
    "<sheetData>{}</sheetData></worksheet>"
)


def read(content: bytes, kind: Kind = Kind.PARTICIPANTS) -> Table:
    return read_table(content, knows=lambda cells: count_known(kind, cells))


def texts(table: Table) -> list[list[str]]:
    return [list(row.cells) for row in table.rows]


def workbook(*rows: Sequence[Any], sheets: Iterable[str] = ("Blad1",)) -> bytes:
    """Return an Excel workbook; the rows stand in the last of its sheets."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for name in sheets:
        sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(list(row))
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def changed(content: bytes, parts: dict[str, str | bytes]) -> bytes:
    """Return the package with other content in some parts, or with more parts."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as package,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in dict.fromkeys([*package.namelist(), *parts]):
            written.writestr(name, parts[name] if name in parts else package.read(name))
    return made.getvalue()


def stored(content: bytes) -> bytes:
    """Return the package unpacked, so that no ratio gives it away."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as package,
        zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as written,
    ):
        for name in package.namelist():
            written.writestr(name, package.read(name))
    return made.getvalue()


def with_sheet(inside: str) -> bytes:
    """Return a workbook whose sheet holds what is given, right or wrong."""
    return changed(workbook(["Namn"]), {SHEET: WORKSHEET.format(inside)})


def many_elements() -> str:
    """Return more elements than we look at, as unlike each other as words are."""
    letters = Random(7).choices("abcdefghijklmnopqrstuvwxyz", k=MOST_ELEMENTS + 1)
    return "".join(map("<{}/>".format, letters))


def cell(reference: str, words: str = "Kim") -> str:
    return f"<c r='{reference}' t='inlineStr'><is><t>{words}</t></is></c>"


def in_excel(content: bytes) -> Any:
    """Return the first sheet of a workbook of ours, as Excel would open it."""
    return load_workbook(BytesIO(content)).active
