"""Why a spreadsheet is not read."""

from django.utils.translation import gettext as _

from intake.tables.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS


class NotRead(Exception):
    """A file that is not read at all, and a sentence about it for whoever chose it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def no_table() -> NotRead:
    return NotRead(_("That is no spreadsheet. Choose an Excel workbook (.xlsx) or a CSV file."))


def damaged() -> NotRead:
    return NotRead(_("The file is damaged. Open it, save it once more and choose it again."))


def swollen() -> NotRead:
    return NotRead(_("The file unpacks to far more than it should. Copy the rows to a new one."))


def reaches_out() -> NotRead:
    return NotRead(_("The file fetches something from elsewhere. Copy the rows to a new one."))


def too_many_columns() -> NotRead:
    said = _("The sheet has more than %(most)d columns. Keep those that are needed in a new one.")
    return NotRead(said % {"most": MOST_COLUMNS})


def too_many_rows() -> NotRead:
    said = _("The sheet has more than %(most)d rows. Share them among several files.")
    return NotRead(said % {"most": MOST_ROWS})


def too_many_cells() -> NotRead:
    said = _("The sheet has more than %(most)d cells. Copy the rows to a new one.")
    return NotRead(said % {"most": MOST_CELLS})


def too_much_text() -> NotRead:
    return NotRead(_("There is far more text in the sheet than a list of this kind holds."))


def too_long(cell: str) -> NotRead:
    said = _("Cell %(cell)s holds more than %(most)d characters. Shorten it.")
    return NotRead(said % {"cell": cell, "most": LONGEST_CELL})


def formula(cell: str) -> NotRead:
    said = _(
        "Cell %(cell)s holds a formula. Copy the sheet and paste it as values only, so that we"
        " read what you see."
    )
    return NotRead(said % {"cell": cell})


def shows_an_error(cell: str, shown: str) -> NotRead:
    said = _("Cell %(cell)s shows %(shown)s. Mend or empty it.")
    return NotRead(said % {"cell": cell, "shown": shown})
