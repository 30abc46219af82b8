"""The public number of a certificate: unguessable, easy to read aloud, safe against slips.

Douglas Crockford's Base 32 (https://www.crockford.com/base32.html): 32 symbols without I, L, O
and U, and a check symbol that is the value modulo 37. Sixteen symbols carry 80 random bits.
"""

import re
import secrets
import unicodedata
from collections.abc import Callable

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
BITS = 5 * LENGTH

_CANONICAL = re.compile(f"[{SYMBOLS}]{{{LENGTH + 1}}}")
_SERIAL = re.compile(r"[^\W\d_]{1,9}[0-9]{10,}")  # VV-2026-000123, without its hyphens
_LOOKALIKES = str.maketrans("OIL", "011")
_SAID_BEFORE = re.compile(r".*\b(?:nummer|löpnummer|number|serial)\b", re.IGNORECASE | re.DOTALL)
_AROUND = " \t\r\n.,:;()[]<>'\"\u2018\u2019\u201c\u201d"  # what a sentence or a mail puts round it
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212]+")


def new_number(randbits: Callable[[int], int] = secrets.randbits) -> str:
    """Draw sixteen random symbols and their check symbol, in canonical form.

    Five of Crockford's 37 check symbols (* ~ $ = U) are awkward in addresses and on the phone,
    so a number that would end in one of them is drawn again.
    """
    while True:
        value = randbits(BITS)
        if value % 37 < len(SYMBOLS):
            return _written(value) + SYMBOLS[value % 37]


def display(number: str) -> str:
    """Write a canonical number in groups of four, as it is printed: 7K4M-93QX-2HVN-W8TD-C."""
    return "-".join(number[start : start + 4] for start in range(0, len(number), 4))


def parse(text: str) -> str | None:
    """Read a number as people type or paste it; None if it cannot be one of ours.

    As Crockford asks: case and hyphens do not matter, O is read as 0, I and L as 1. A whole
    address of the check page is read by its last part, and what stands before the number on the
    paper is left out. A wrong check symbol gives None.
    """
    number = _symbols(text).translate(_LOOKALIKES)
    if not _CANONICAL.fullmatch(number):
        return None
    return number if _value(number[:-1]) % 37 == SYMBOLS.index(number[-1]) else None


def is_whole(text: str) -> bool:
    """Say whether a text is as long as a number, whatever its check symbol says of it."""
    return bool(_CANONICAL.fullmatch(_symbols(text).translate(_LOOKALIKES)))


def is_serial(text: str) -> bool:
    """Say whether a text looks like the serial that stands on the same paper."""
    return bool(_SERIAL.fullmatch(_symbols(text)))


def _symbols(text: str) -> str:
    address = re.split(r"[?#]", text.strip(_AROUND), maxsplit=1)[0]
    last_part = _SAID_BEFORE.sub("", address.rstrip("/").rpartition("/")[2]).strip(_AROUND)
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", last_part)).upper()


def _written(value: int) -> str:
    return "".join(SYMBOLS[value >> shift & 31] for shift in range(BITS - 5, -1, -5))


def _value(symbols: str) -> int:
    value = 0
    for symbol in symbols:
        value = value * 32 + SYMBOLS.index(symbol)
    return value
