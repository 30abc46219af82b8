"""The issuer's mark and the seal: two small drawings."""

import math

from certificates.document.palette import HONEY, PINE, PINE_TINT, PLUM_TINT, WHITE
from certificates.pdf.paper import Paper
from certificates.pdf.shapes import circle, line, scallop, turn

MARK_SIZE = 30.0
_CIRCLES = 24


def draw_mark(paper: Paper, x: float, y: float, size: float) -> None:
    """Draw the product's mark: a tick with a spark on a pine tile."""
    paper.pad((x, y, x + size, y + size), PINE, size * 0.26)
    tick = [(0.24, 0.50), (0.42, 0.31), (0.70, 0.64)]
    paper.draw(line(*((x + a * size, y + b * size) for a, b in tick)), WHITE, size * 0.105)
    spark = (x + size * 0.79, y + size * 0.78)
    paper.draw(line(spark, spark), HONEY, size * 0.14)


def draw_seal(paper: Paper, x: float, y: float, radius: float) -> None:
    """Draw a rosette of fine circles with a scalloped seal and its tick in the middle."""
    ring, step = circle(radius * 0.56, 0, radius * 0.44), 2 * math.pi / _CIRCLES
    for first, tint in enumerate((PLUM_TINT, PINE_TINT)):
        rings = f" S {turn(2 * step, 0, 0)} ".join([ring] * (_CIRCLES // 2))
        paper.draw(f"{turn(first * step, x, y)} {rings}", tint, 0.45)
    paper.fill(scallop(x, y, radius * 0.47, 12), WHITE)
    paper.fill(scallop(x, y, radius * 0.43, 12), PINE)
    paper.draw(scallop(x, y, radius * 0.36, 12), HONEY, 36)
    tick = [(-0.15, 0.0), (-0.04, -0.12), (0.17, 0.13)]
    paper.draw(line(*((x + a * radius, y + b * radius) for a, b in tick)), WHITE, radius * 0.065)


def draw_bands(paper: Paper, top: float, width: float) -> None:
    """Draw the pine and honey bands along the upper edge."""
    paper.fill(f"0 {top - 9:.2f} {width:.2f} 9 re", PINE)
    paper.fill(f"0 {top - 11.2:.2f} {width:.2f} 2.2 re", HONEY)
