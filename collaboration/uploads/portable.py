"""PDF: kept as it is, unless it runs something, carries another file, or is none.

References are to ISO 32000-2.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from collaboration.uploads.refusing import MEGABYTE, FileRefused, Reason

# Actions that run or start something (12.6.4), and files within the file (7.11.4).
_RUNS: Final = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|GoToE|ImportData|SubmitForm)"
    rb"(?![A-Za-z0-9])"
)
_LOCKED: Final = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
_STREAM: Final = re.compile(rb"/ObjStm.{0,400}?stream\r?\n", re.DOTALL)
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
MOST_PACKED: Final = 20 * MEGABYTE  # of unpacked objects, all together


def checked(original: bytes) -> bytes:
    """Return the file if it is a quiet PDF, or raise FileRefused."""
    if not re.match(rb"%PDF-[12]\.\d", original) or b"startxref" not in original:
        raise FileRefused(Reason.DAMAGED)
    if b"%%EOF" not in original[-1024:]:  # 7.5.5, and Annex I of the older specification
        raise FileRefused(Reason.DAMAGED)
    for part in (original, *_packed(original)):
        plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part)  # names, 7.3.5
        if _LOCKED.search(plain):
            raise FileRefused(Reason.LOCKED)
        if _RUNS.search(plain):
            raise FileRefused(Reason.RUNS)
    return original


def _packed(original: bytes) -> Iterator[bytes]:
    """Unpack the streams that hold objects (7.5.7), no more of them than can be meant."""
    left = MOST_PACKED
    for found in _STREAM.finditer(original):
        try:
            inside = zlib.decompressobj().decompress(original[found.end() :], left)
        except zlib.error:  # another filter, or damage: readers will not open it either
            continue
        left -= len(inside)
        if left <= 0:
            raise FileRefused(Reason.BOMB)
        yield inside
