"""Rows as bytes, and bytes as rows again: XLSX and CSV, with no formula in either."""

import csv
from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook, load_workbook

from lifecycle.sheets import XLSX, as_text, unreckoned
from reporting.exchange.facts import Cell
from reporting.models import ReportFile

MARK = "\ufeff"  # by it, Excel knows that a CSV file is UTF-8
KINDS = {ReportFile.Format.XLSX: XLSX, ReportFile.Format.CSV: "text/csv; charset=utf-8"}

Table = Iterable[list[Cell]]


def xlsx_of(rows: Table) -> bytes:
    """Return a workbook: texts as texts, numbers as numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("1")
    for row in rows:
        sheet.append([as_text(sheet, each) if isinstance(each, str) else each for each in row])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def csv_of(rows: Table) -> bytes:
    """Return what Excel opens in Sweden: semicolons, a comma in numbers, a mark for UTF-8."""
    made = StringIO()
    writer = csv.writer(made, delimiter=";")
    writer.writerows([[_in_csv(each) for each in row] for row in rows])
    return (MARK + made.getvalue()).encode()


def _in_csv(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    return unreckoned(cell) if isinstance(cell, str) else str(cell)


def read_again(file: ReportFile) -> list[list[str]]:
    """Return the rows of a kept file as texts, headings first, for people to look at."""
    content = file.content
    if file.format == ReportFile.Format.CSV:
        text = content.decode().removeprefix(MARK)
        return [*csv.reader(StringIO(text, newline=""), delimiter=";")]
    book: Any = load_workbook(BytesIO(content), read_only=True)
    rows = [["" if v is None else str(v) for v in row] for row in book.active.values]
    book.close()
    return rows
