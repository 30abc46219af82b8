"""How many parts a text message takes: each is paid for, and old phones mix them up."""

import math

# GSM 03.38: what fits in seven bits, and what takes two of them.
PLAIN = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOUBLE = frozenset("^{}\\[~]|€\f")


def segments(text: str) -> int:
    """Return the number of parts; one odd character makes all of them hold less than half."""
    if set(text) <= PLAIN | DOUBLE:
        size = sum(2 if char in DOUBLE else 1 for char in text)
        return 1 if size <= 160 else math.ceil(size / 153)
    size = len(text.encode("utf-16-be")) // 2
    return 1 if size <= 70 else math.ceil(size / 67)
