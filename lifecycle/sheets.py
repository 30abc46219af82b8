"""A spreadsheet gets text and numbers, never a formula, whatever somebody is called."""

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# With these a spreadsheet begins to reckon: https://owasp.org/www-community/attacks/CSV_Injection
RECKONING = ("=", "+", "-", "@", "\t", "\r", "\n")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def unreckoned(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(RECKONING) else text


def as_text(sheet: Any, text: str) -> WriteOnlyCell:
    """Return a cell that holds a text as it is, whatever sign it begins with."""
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    return cell
