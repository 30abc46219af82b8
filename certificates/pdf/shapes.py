"""Shapes as PDF path operators (8.5)."""

import math
from functools import cache

from certificates.pdf.numerals import numeral

_DRAWN = 1000.0  # the radius at which a scalloped edge is drawn before it is scaled
Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""


def points(*numbers: float) -> str:
    """Write coordinates."""
    return " ".join(map(numeral, numbers))


def turn(angle: float, x: float, y: float) -> str:
    """Turn what follows by an angle in radians, round a new origin at x, y (8.4.4)."""
    cos, sin = math.cos(angle), math.sin(angle)
    return f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {points(x, y)} cm"


def line(*corners: tuple[float, float]) -> str:
    """Go straight from corner to corner."""
    start, *rest = corners
    return " ".join([f"{points(*start)} m", *(f"{points(*corner)} l" for corner in rest)])


def box(x: float, y: float, width: float, height: float) -> str:
    """Go round a rectangle."""
    return f"{points(x, y, width, height)} re"


def circle(x: float, y: float, radius: float) -> str:
    """Go round a circle: each quarter is one Bézier curve."""
    near = radius * 0.5523
    right, left, top, bottom = x + radius, x - radius, y + radius, y - radius
    return " ".join(
        [
            f"{points(right, y)} m",
            f"{points(right, y + near, x + near, top, x, top)} c",
            f"{points(x - near, top, left, y + near, left, y)} c",
            f"{points(left, y - near, x - near, bottom, x, bottom)} c",
            f"{points(x + near, bottom, right, y - near, right, y)} c h",
        ]
    )


def scallop(x: float, y: float, radius: float, petals: int) -> str:
    """Go round a seal with a soft, scalloped edge: one size, brought to its place and radius."""
    scale = f"{radius / _DRAWN:.4f} 0 0 {radius / _DRAWN:.4f} {points(x, y)} cm"
    return f"{scale} {_scalloped(petals)}"


@cache
def _scalloped(petals: int) -> str:
    """Draw each half of a petal as one curve that leaves and arrives along the edge."""
    halves = petals * 2
    step = 2 * math.pi / halves
    pieces = [f"{_DRAWN * 1.055:.0f} 0 m"]
    for half in range(halves):
        start, end = half * step, (half + 1) * step
        corners = (
            _near(start, step / 3, petals),
            _near(end, -step / 3, petals),
            _edge(end, petals),
        )
        pieces.append(f"{' '.join(f'{a:.0f} {b:.0f}' for a, b in corners)} c")
    return f"{' '.join(pieces)} h"


def _edge(angle: float, petals: int) -> tuple[float, float]:
    reach = _DRAWN * (1 + 0.055 * math.cos(petals * angle))
    return reach * math.cos(angle), reach * math.sin(angle)


def _near(angle: float, ahead: float, petals: int) -> tuple[float, float]:
    """Go from the edge straight on: at the tip and in the dip it runs across the radius."""
    x, y = _edge(angle, petals)
    return x - y * ahead, y + x * ahead
