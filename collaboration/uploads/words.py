"""Plain text and CSV: words and nothing else."""

from datetime import date

from collaboration.screening import holds_identity_number
from collaboration.uploads.refusing import FileRefused, Reason

# What no text holds: control signs besides line ends, tabs and form feeds.
_CONTROLS = frozenset(map(chr, {*range(0x20), 0x7F} - {0x09, 0x0A, 0x0C, 0x0D}))


def checked(original: bytes, *, today: date) -> bytes:
    """Return the text as UTF-8, or raise FileRefused: binary, a page, or with identity numbers."""
    text = _decoded(original)
    if not _CONTROLS.isdisjoint(text) or "\ufffe" in text or "\uffff" in text:
        raise FileRefused(Reason.UNKNOWN)
    if text.lstrip("\ufeff \t\r\n").startswith("<"):  # HTML, SVG, XML: something to be run
        raise FileRefused(Reason.UNKNOWN)
    if holds_identity_number(text, today=today):
        raise FileRefused(Reason.NUMBERS)
    return text.encode()


def _decoded(original: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):  # the second is what Excel in Swedish writes
        try:
            return original.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused(Reason.UNKNOWN)
