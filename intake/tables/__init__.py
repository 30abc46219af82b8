"""Spreadsheets from strangers, as rows of texts: whatever program, encoding or separator.

Nothing here knows what the columns mean, and nothing touches the database. A file is hostile until
it has been looked at: every limit has a sentence, and memory stays flat whatever it holds.
"""

from typing import Final

from django.utils.translation import gettext as _

from intake.tables import delimited, workbooks
from intake.tables.collecting import Knows, Row, Table
from intake.tables.limits import LARGEST, MOST_ROWS
from intake.tables.refusing import NotRead
from lifecycle.packages import MEGABYTE

__all__ = ["LARGEST", "MOST_ROWS", "Knows", "NotRead", "Row", "Table", "read_table"]

ZIP: Final = b"PK\x03\x04"
# Compound files: Excel's older format, and what a locked newer one is wrapped in ([MS-CFB] 2.2).
COMPOUND: Final = bytes.fromhex("D0CF11E0A1B11AE1")
LOCKED: Final = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.10


def read_table(content: bytes, *, knows: Knows) -> Table:
    """Return the rows of a file, or raise NotRead with a sentence and nothing else.

    `knows` counts the headings that it knows among cells: by them the separator is told.
    """
    if not content.strip():
        raise NotRead(_("The file is empty. Choose another one."))
    if len(content) > LARGEST:
        most = {"most": LARGEST // MEGABYTE}
        raise NotRead(_("The file is larger than %(most)d MB. Choose a smaller one.") % most)
    if content.startswith(COMPOUND):
        raise NotRead(_say_compound(content))
    table = workbooks.read(content) if content.startswith(ZIP) else delimited.read(content, knows)
    if not table.rows:
        raise NotRead(_("There is nothing in the file. Choose another one."))
    return table


def _say_compound(content: bytes) -> str:
    if LOCKED in content:
        return _("The file is locked by a password. Save it without one.")
    return _("That is an older kind of file. Save it as an Excel workbook (.xlsx) or as CSV.")
