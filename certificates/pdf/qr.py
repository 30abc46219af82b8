"""A QR code as rectangles, so that it prints sharp at any size."""

from functools import lru_cache
from typing import Any

import zxingcpp

from certificates.pdf.numerals import numeral

QUIET = 4
"""Modules of light paper that a reader needs around the code."""
_Stretch = tuple[int, int]
"""Where it begins in its row, and how long it is."""


@lru_cache(maxsize=8)  # a certificate is laid out twice
def matrix(address: str) -> list[list[bool]]:
    """Encode an address; each row from the top, true where it is dark."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = code.to_image()
    side, dark = picture.shape[0], bytes(memoryview(picture))
    inner = range(QUIET, side - QUIET)
    return [[dark[row * side + column] == 0 for column in inner] for row in inner]


def path(address: str, x: float, y: float, size: float) -> str:
    """Draw the dark modules of a code whose lower left corner is at x, y."""
    rows = matrix(address)
    module = size / len(rows)
    scale = f"{module:.4f} 0 0 {module:.4f} {numeral(x)} {numeral(y)} cm"
    rectangles = [
        f"{left} {len(rows) - bottom} {width} {bottom - top} re"
        for (left, width), top, bottom in _dark_rectangles(rows)
    ]
    return " ".join([scale, *rectangles])


def _dark_rectangles(rows: list[list[bool]]) -> list[tuple[_Stretch, int, int]]:
    """Find dark stretches, with their first row and the first they are not in, row by row."""
    found: list[tuple[_Stretch, int, int]] = []
    begun: dict[_Stretch, int] = {}
    for row, stretches in enumerate([*map(_dark_stretches, rows), []]):
        ended = [each for each in begun if each not in stretches]
        found += [(each, begun.pop(each), row) for each in ended]
        for each in stretches:
            begun.setdefault(each, row)
    return found


def _dark_stretches(row: list[bool]) -> list[_Stretch]:
    stretches: list[_Stretch] = []
    for column, is_dark in enumerate(row):
        if is_dark and stretches and sum(stretches[-1]) == column:
            start, length = stretches.pop()
            stretches.append((start, length + 1))
        elif is_dark:
            stretches.append((column, 1))
    return stretches
