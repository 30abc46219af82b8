"""Empty lists to begin with: the headings, and on a second sheet what each column takes."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from intake.columns import COLUMNS, Column, Kind
from lifecycle.sheets import XLSX, as_text

MARK = "\ufeff"  # by it, Excel knows that a CSV file is UTF-8
NAMES = {Kind.PARTICIPANTS: "deltagare", Kind.STAFF: "personal", Kind.PLACES: "platser"}
MEDIA = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}


def blank(kind: Kind, form: str) -> bytes:
    """Return the empty list as a workbook or as CSV."""
    return _workbook(COLUMNS[kind]) if form == "xlsx" else _text(COLUMNS[kind])


def _workbook(columns: Sequence[Column]) -> bytes:
    book = Workbook(write_only=True)
    sheet, about = book.create_sheet("Lista"), book.create_sheet(_("How to fill it in"))
    for each in (sheet, about):
        each.freeze_panes = "A2"
    for at, column in enumerate(columns):
        sheet.column_dimensions[chr(ord("A") + at)].width = max(14, len(column.heading) + 4)
    for letter, width in zip("ABCD", (26, 14, 60, 24), strict=True):
        about.column_dimensions[letter].width = width
    sheet.append([_bold(sheet, column.heading) for column in columns])
    heads = (_("Column"), _("Needed"), _("What it takes"), _("For example"))
    about.append([_bold(about, words) for words in heads])
    for column in columns:
        needed = _("yes") if column.is_needed else ""
        cells = (column.heading, needed, str(column.hint), column.example)
        about.append([as_text(about, words) for words in cells])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _bold(sheet: Any, words: str) -> Any:
    cell = as_text(sheet, words)
    cell.font = Font(bold=True)
    return cell


def _text(columns: Sequence[Column]) -> bytes:
    made = StringIO()
    csv.writer(made, delimiter=";").writerow([column.heading for column in columns])
    return (MARK + made.getvalue()).encode()
