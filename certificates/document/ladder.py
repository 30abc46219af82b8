"""The trust ladder behind a competency, as three rising steps with the words beneath them."""

from certificates.content import Words
from certificates.document.shapes import HONEY, INK, INK_SOFT, LINE, PINE, PLUM, line
from certificates.document.sketch import MARGIN, RIGHT, Sketch, Style

_HEADLINE = Style("sans_bold", 8.6, INK, 1.25)
_DETAIL = Style("sans", 8.6, INK_SOFT, 1.25)
_ENGLISH = Style("sans", 7.4, INK_SOFT, 1.3)
_COLOURS = (HONEY, PINE, PLUM)
_RISE = 4.5
_THICKNESS = 2.6


def draw_ladder(words: Words, *, x: float = MARGIN, right: float = RIGHT) -> Sketch:
    """Draw the steps; one that nobody stands on stays pale and wordless."""
    sketch = Sketch()
    step = (right - x) / 3
    for place, rung in enumerate(words.rungs):
        start = x + place * step
        _draw_step(sketch, start, step, place, is_taken=rung is not None)
        column = Sketch(height=3 * _RISE + 3)
        if rung:
            column.paragraph(rung.headline("sv"), _HEADLINE, x=start, width=step - 12)
            column.paragraph(rung.detail("sv"), _DETAIL, x=start, width=step - 12)
        sketch.beside(column)
    sketch.paragraph(words.line("en"), _ENGLISH, x=x, width=right - x)
    return sketch


def _draw_step(sketch: Sketch, start: float, step: float, place: int, *, is_taken: bool) -> None:
    depth = (3 - place) * _RISE - 1
    end = start + step
    colour = _COLOURS[place] if is_taken else LINE
    if place:
        below = depth + _RISE
        sketch.paint(
            lambda top: line((start, top - below), (start, top - depth)), colour, _THICKNESS
        )
    sketch.paint(lambda top: line((start, top - depth), (end, top - depth)), colour, _THICKNESS)
