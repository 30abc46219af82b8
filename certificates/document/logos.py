"""The block of emblems that a programme's funders ask for, with the words that go with it."""

import math

from certificates.content import Emblems, Logo
from certificates.document import labels
from certificates.document.emblem import MARK_SIZE
from certificates.document.palette import EU_BLUE, EU_GOLD, INK
from certificates.document.pen import Pen
from certificates.pdf.pictures import read
from certificates.pdf.shapes import box, line
from certificates.pdf.sketch import MARGIN, MEASURE, Sketch, Style

MILLIMETRE = 72 / 25.4
_EU_SHAPE = 3 / 2
_GAP = 14.0
_WORDS = Style("sans", 8.8, INK, 1.34)


def sketch_emblems(pen: Pen, emblems: Emblems) -> Sketch:
    """Sketch the logos in a row, each as high as asked for, and the statement beside or below."""
    _refuse_small_emblem(emblems)
    row, x = Sketch(), MARGIN
    for logo in emblems.logos:
        x += _add(pen, row, logo, x) + _GAP
    words, room = Sketch(), MARGIN + MEASURE - x
    if room > MEASURE / 3:
        words.space(max(0.0, row.height / 2 - _WORDS.line_height))
        pen.paragraph(words, emblems.statement, _WORDS, x=x, width=room)
        row.beside(words)
    else:
        row.space(6)
        pen.paragraph(row, emblems.statement, _WORDS)
    return row


def _refuse_small_emblem(emblems: Emblems) -> None:
    """Hold the rule on the paper, where our own mark counts too: none is larger than the EU's."""
    ours = [logo.height * MILLIMETRE for logo in emblems.logos if logo.picture == "eu"]
    if ours and min(ours) < MARK_SIZE:
        least = math.ceil(MARK_SIZE / MILLIMETRE)
        raise ValueError(f"The EU emblem must be at least {least} mm high on this paper.")


def _add(pen: Pen, sketch: Sketch, logo: Logo, x: float) -> float:
    """Put a logo into the row and return its width."""
    height = logo.height * MILLIMETRE
    picture = None if logo.picture == "eu" else read(logo.picture)
    width = height * (picture.width / picture.height if picture else _EU_SHAPE)
    with sketch.figure(_alternative(pen, logo), x, 0, width, height):
        if picture:
            sketch.show(picture, x, 0, width, height)
        else:
            _draw_eu_emblem(sketch, x, width, height)
    sketch.height = max(sketch.height, height)
    return width


def _alternative(pen: Pen, logo: Logo) -> str:
    return labels.EU_EMBLEM["sv"] if logo.picture == "eu" else pen.label(logo.name)


def _draw_eu_emblem(sketch: Sketch, x: float, width: float, height: float) -> None:
    """Draw twelve stars in a circle on blue, as the graphics guide to the emblem lays them out."""
    sketch.paint(box(x, -height, width, height), EU_BLUE)
    for hour in range(12):
        angle = 2 * math.pi * hour / 12
        right, up = width / 2 + height / 3 * math.sin(angle), height / 3 * math.cos(angle)
        sketch.paint(_star(x + right, up - height / 2, height / 18), EU_GOLD)


def _star(x: float, y: float, radius: float) -> str:
    """Go round a five-pointed star that stands on two points."""
    inner = radius * math.sin(math.pi / 10) / math.sin(7 * math.pi / 10)
    reaches = [(math.pi * step / 5, inner if step % 2 else radius) for step in range(10)]
    corners = (
        (x + reach * math.sin(angle), y + reach * math.cos(angle)) for angle, reach in reaches
    )
    return f"{line(*corners)} h"
