"""The trust ladder behind a competency: three rising steps, with the words that they stand for."""

from certificates.content import Words
from certificates.pdf.shapes import (
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
    Colour,
    box,
)
from certificates.pdf.sketch import MARGIN, MEASURE, Sketch, Style

_HEADLINE = Style("sans_bold", 8.8, INK, 1.28)
_DETAIL = Style("sans", 8.6, INK_SOFT, 1.26)
_ENGLISH = Style("sans", 7.4, INK_SOFT, 1.3)
_COLOURS: tuple[tuple[Colour, Colour], ...] = (
    (HONEY, HONEY_SOFT),
    (PINE, PINE_SOFT),
    (PLUM, PLUM_SOFT),
)
_NOBODY = (LINE, SAND)
_STEP = MEASURE / 3
_RISE = 6.0
_EDGE = 2.4
_PAD = 8.0


def sketch_ladder(words: Words) -> Sketch:
    """Sketch the steps; one that nobody stands on stays pale and wordless."""
    columns = [_words(words, place) for place in range(3)]
    foot = max(column.height for column in columns) + 4.5
    sketch = Sketch()
    for place, column in enumerate(columns):
        colours = _COLOURS[place] if words.rungs[place] else _NOBODY
        _draw_step(sketch, place, foot, colours)
        sketch.beside(column)
    sketch.height = foot + 2
    sketch.paragraph(words.line("en"), _ENGLISH)
    return sketch


def _words(words: Words, place: int) -> Sketch:
    rung = words.rungs[place]
    column = Sketch(height=(2 - place) * _RISE + _EDGE + 3)
    if rung:
        x, width = MARGIN + place * _STEP + _PAD, _STEP - 2 * _PAD
        column.paragraph(rung.headline("sv"), _HEADLINE, x=x, width=width)
        column.paragraph(rung.detail("sv"), _DETAIL, x=x, width=width)
    return column


def _draw_step(sketch: Sketch, place: int, foot: float, colours: tuple[Colour, Colour]) -> None:
    edge, ground = colours
    x, top_edge = MARGIN + place * _STEP, (2 - place) * _RISE
    sketch.paint(lambda top: box(x, top - foot, _STEP, foot - top_edge), ground)
    sketch.paint(lambda top: box(x, top - top_edge - _EDGE, _STEP, _EDGE), edge)
