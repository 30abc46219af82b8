"""Colours and shapes of the certificate, as PDF path operators."""

import math

from certificates.pdf.numerals import numeral

Colour = tuple[float, float, float]


def _hex(colour: int) -> Colour:
    return (colour >> 16) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255


# The colours of static/app.css, in light.
INK, INK_SOFT = _hex(0x23282B), _hex(0x545B5E)
PINE, PINE_SOFT = _hex(0x155E52), _hex(0xDFEEE8)
PLUM, PLUM_SOFT = _hex(0x6A3F63), _hex(0xF2E6EF)
HONEY, HONEY_SOFT = _hex(0xF6C667), _hex(0xFCEFD3)
PINE_TINT, PLUM_TINT = _hex(0xC3DBD2), _hex(0xDFC9DA)
SAND, LINE, WHITE = _hex(0xFBF7F0), _hex(0xE4DACB), _hex(0xFFFFFF)


def points(*numbers: float) -> str:
    """Write coordinates."""
    return " ".join(map(numeral, numbers))


def line(*corners: tuple[float, float]) -> str:
    """Go straight from corner to corner."""
    start, *rest = corners
    return " ".join([f"{points(*start)} m", *(f"{points(*corner)} l" for corner in rest)])


def box(x: float, y: float, width: float, height: float) -> str:
    """Go round a rectangle."""
    return f"{points(x, y, width, height)} re"


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Go round a rectangle with round corners."""
    near = radius * 0.4477  # a quarter circle by one Bézier curve
    right, top = x + width, y + height
    return " ".join(
        [
            f"{points(x + radius, y)} m {points(right - radius, y)} l",
            f"{points(right - near, y, right, y + near, right, y + radius)} c",
            f"{points(right, top - radius)} l",
            f"{points(right, top - near, right - near, top, right - radius, top)} c",
            f"{points(x + radius, top)} l",
            f"{points(x + near, top, x, top - near, x, top - radius)} c",
            f"{points(x, y + radius)} l",
            f"{points(x, y + near, x + near, y, x + radius, y)} c h",
        ]
    )


def circle(x: float, y: float, radius: float) -> str:
    """Go round a circle."""
    return rounded(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def scallop(x: float, y: float, radius: float, petals: int) -> str:
    """Go round a seal with a soft, scalloped edge."""
    corners = []
    for step in range(petals * 12):
        angle = 2 * math.pi * step / (petals * 12)
        reach = radius * (1 + 0.055 * math.cos(petals * angle))
        corners.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return f"{line(*corners)} h"
