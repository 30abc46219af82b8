"""Which files we keep, and why one was not taken in."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

MEGABYTE: Final = 1024 * 1024
LARGEST: Final = 10 * MEGABYTE


class Kind(StrEnum):
    """What a file is, told by its content."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    ODT = "odt"
    DOCX = "docx"
    XLSX = "xlsx"
    TEXT = "text"
    CSV = "csv"


class Reason(StrEnum):
    """Why a file was not taken in."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    UNKNOWN = "unknown"
    DAMAGED = "damaged"
    RUNS = "runs"
    REACHES_OUT = "reaches_out"
    BOMB = "bomb"
    LOCKED = "locked"
    NUMBERS = "numbers"


SENTENCES: Final = {
    Reason.EMPTY: _("The file is empty. Choose another one."),
    Reason.TOO_BIG: _("The file is larger than 10 MB. Choose a smaller one."),
    Reason.UNKNOWN: _(
        "We cannot keep this kind of file. Save it as PDF, Word, Excel, OpenDocument text, picture "
        "(PNG or JPEG) or plain text."
    ),
    Reason.DAMAGED: _("The file is damaged. Save it once more and choose it again."),
    Reason.RUNS: _("The file holds macros or scripts. Save it without them, or as PDF."),
    Reason.REACHES_OUT: _(
        "The file fetches something from elsewhere when it is opened. Save it as PDF."
    ),
    Reason.BOMB: _("The file unpacks to far more than it should. Save it as PDF."),
    Reason.LOCKED: _("The file is locked by a password. Save it without one."),
    Reason.NUMBERS: _(
        "The file holds something that looks like an identity number. Take it out: no personal "
        "data of participants here."
    ),
}


class FileRefused(Exception):
    """An upload that we do not keep, and a sentence about it for the person."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def sentence(self) -> str:
        """What was wrong and what to do, in the reader's language."""
        return str(SENTENCES[self.reason])

    def __str__(self) -> str:
        return self.sentence
