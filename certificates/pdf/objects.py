"""PDF syntax (ISO 32000-1, 7.3): strings, streams, and ready-made objects for reportlab."""

import zlib
from datetime import date
from typing import Any

from reportlab.pdfbase import pdfdoc


class Raw(pdfdoc.PDFObject):
    """A ready-made indirect object; reportlab only numbers it and puts it into the file."""

    __RefOnly__ = 1

    def __init__(self, body: bytes = b"") -> None:
        self.body = body

    def format(self, _document: object) -> bytes:
        return self.body


class Inline(pdfdoc.PDFObject):
    """A ready-made value that stands where it is used."""

    def __init__(self, body: str) -> None:
        self.body = body

    def format(self, _document: object) -> bytes:
        return self.body.encode("latin-1")


class Objects:
    """The numbered objects of one file."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def put(self, body: str | bytes) -> str:
        """Add an object and return a reference to it: 12 0 R."""
        return self.reserve(Raw(body.encode("latin-1") if isinstance(body, str) else body))

    def reserve(self, raw: Raw) -> str:
        """Number an object whose body is written later, as others have to refer to it first."""
        self.document.Reference(raw)
        return self.reference(raw)

    def reference(self, known: Any) -> str:
        """Refer to an object of reportlab's or ours."""
        name = known if isinstance(known, str) else known.__InternalName__
        number, generation = self.document.idToObjectNumberAndVersion[name]
        return f"{number} {generation} R"


def text_string(text: str) -> str:
    """Write a text string: as it is where every letter is the same in PDFDocEncoding (D.2) and
    Latin-1, else in hexadecimal UTF-16BE (7.9.2.2).
    """
    if all(
        " " <= letter <= "~" or ("\xa1" <= letter <= "\xff" and letter != "\xad") for letter in text
    ):
        return literal(text)
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def literal(text: str) -> str:
    """Write a literal string (7.3.4.2)."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped})"


def date_string(day: date) -> str:
    """Write a day as a date (7.9.4): its midnight in UTC, as no hour of it is known."""
    return f"(D:{day:%Y%m%d}000000+00'00')"


_HARD = 7  # how hard it is pressed: a percent smaller than 6, and no slower; 9 takes twice as long


def stream(entries: str, content: bytes) -> bytes:
    """Write a packed stream, with an end of line before endstream as PDF/A asks (6.1.7.1)."""
    packed = zlib.compress(content, _HARD)
    head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    return head.encode("latin-1") + packed + b"\nendstream"
