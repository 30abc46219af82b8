"""Takes files in: an upload is hostile until what it holds has been looked at, whatever its name.

What is kept: PDF, PNG and JPEG (written anew), ODT, DOCX, XLSX, plain text and CSV. Everything is
fetched as a file, and shown by no page of ours.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from collaboration.uploads import office, pictures, portable, words
from collaboration.uploads.refusing import LARGEST, FileRefused, Kind, Reason

__all__ = ["ENDINGS", "LARGEST", "MEDIA_TYPES", "FileRefused", "Kind", "Reason", "Taken", "take_in"]

MEDIA_TYPES: Final = {
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.TEXT: "text/plain; charset=utf-8",
    Kind.CSV: "text/csv; charset=utf-8",
}
ENDINGS: Final = {kind: kind.value for kind in Kind} | {Kind.JPEG: "jpg", Kind.TEXT: "txt"}
Found = tuple[Kind, bytes]


@dataclass(frozen=True)
class Taken:
    """A file that may be kept: what it is, its content as it is stored, and its SHA-256 in hex."""

    kind: Kind
    content: bytes
    sha256: str


def take_in(original: bytes, *, name: str, today: date) -> Taken:
    """Return the file as it may be kept, or raise FileRefused and nothing else.

    The name tells a table in plain text from a letter, and nothing more.
    """
    if not original:
        raise FileRefused(Reason.EMPTY)
    if len(original) > LARGEST:
        raise FileRefused(Reason.TOO_BIG)
    kind, content = _look(original, name, today)
    return Taken(kind, content, hashlib.sha256(content).hexdigest())


def _look(original: bytes, name: str, today: date) -> Found:
    looks: dict[bytes, Callable[[], Found]] = {
        b"%PDF-": lambda: (Kind.PDF, portable.checked(original)),
        b"\x89PNG\r\n\x1a\n": lambda: (Kind.PNG, pictures.rewritten(original, "PNG")),
        b"\xff\xd8\xff": lambda: (Kind.JPEG, pictures.rewritten(original, "JPEG")),
        b"PK\x03\x04": lambda: office.checked(original, today=today),
    }
    for beginning, look in looks.items():
        if original.startswith(beginning):
            return look()
    kind = Kind.CSV if name.lower().endswith(".csv") else Kind.TEXT
    return kind, words.checked(original, today=today)
