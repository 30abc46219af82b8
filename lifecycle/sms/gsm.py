"""A text in the small alphabet of text messages, so that one letter does not make it costly."""

import unicodedata

from lifecycle.sms.segments import PLAIN

ALIKE = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "’": "'", "–": "-"})


def in_gsm(text: str) -> str:
    """Write it in letters of the small alphabet, «Şilan» as «Silan»; drop what has no like."""
    return "".join(_like(letter) for letter in text.translate(ALIKE)).strip()


def _like(letter: str) -> str:
    if letter in PLAIN:
        return letter
    plain = unicodedata.normalize("NFKD", letter)[0]
    return plain if plain in PLAIN else ""
