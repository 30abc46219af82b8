"""The trust ladder behind a competency: three rising steps, with the words that they stand for."""

from certificates.content import Words
from certificates.document.palette import (
    HONEY,
    HONEY_SOFT,
    INK,
    INK_SOFT,
    LINE,
    PINE,
    PINE_SOFT,
    PLUM,
    PLUM_SOFT,
    SAND,
)
from certificates.document.pen import ENGLISH, Pen
from certificates.pdf.shapes import Colour, box
from certificates.pdf.sketch import MARGIN, MEASURE, Sketch, Style

_HEADLINE = Style("serif_bold", 8.8, INK, 1.28)
_DETAIL = Style("sans", 8.6, INK_SOFT, 1.26)
_ENGLISH = Style("sans", 7.2, INK_SOFT, 1.26)
_COLOURS: tuple[tuple[Colour, Colour], ...] = (
    (HONEY, HONEY_SOFT),
    (PINE, PINE_SOFT),
    (PLUM, PLUM_SOFT),
)
_NOBODY = (LINE, SAND)
_RISE = 6.0
_EDGE = 2.4
_PAD = 8.0
STEPS = 3
STEP = MEASURE / STEPS


def step_left(place: int) -> float:
    """Return where the words of a step begin."""
    return MARGIN + place * STEP + _PAD


def sketch_ladder(pen: Pen, words: Words) -> Sketch:
    """Sketch the steps, a cell each; one that nobody stands on stays pale and wordless."""
    columns = [_words(pen, words, place) for place in range(STEPS)]
    foot = max(column.height for column in columns) + 4.5
    sketch = Sketch()
    for place in range(STEPS):
        colours = _COLOURS[place] if words.rungs[place] else _NOBODY
        _draw_step(sketch, place, foot, colours)
    for column in columns:
        with sketch.element("TD"):
            sketch.beside(column)
    sketch.height = foot + 2
    return sketch


def _words(pen: Pen, words: Words, place: int) -> Sketch:
    rung = words.rungs[place]
    column = Sketch(height=(2 - place) * _RISE + _EDGE + 3)
    if rung:
        x, width = step_left(place), STEP - 2 * _PAD
        with column.element("P"):
            column.lines(rung.headline("sv"), _HEADLINE, x=x, width=width)
            column.lines(rung.detail("sv"), _DETAIL, x=x, width=width)
        if pen.is_bilingual:
            column.paragraph(rung.sentence("en"), _ENGLISH, x=x, width=width, lang=ENGLISH)
    return column


def _draw_step(sketch: Sketch, place: int, foot: float, colours: tuple[Colour, Colour]) -> None:
    edge, ground = colours
    x, depth = MARGIN + place * STEP, (2 - place) * _RISE
    sketch.paint(box(x, -depth, STEP, depth - foot), ground)
    sketch.paint(box(x, -depth, STEP, -_EDGE), edge)
