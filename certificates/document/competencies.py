"""The competencies: one block each, with level, own words and the ladder behind it."""

from certificates.content import CertifiedCompetency, Text
from certificates.document import labels
from certificates.document.ladder import sketch_ladder
from certificates.pdf.shapes import (
    HONEY,
    INK,
    INK_SOFT,
    PINE,
    PLUM,
    PLUM_SOFT,
    box,
    rounded,
)
from certificates.pdf.sketch import MARGIN, MEASURE, RIGHT, Sketch, Style
from certificates.pdf.typefaces import typeface

_HEADING = Style("serif_bold", 14, PINE, 1.2)
_SMALL = Style("sans", 8.6, INK_SOFT, 1.3)
_AREA = Style("sans_bold", 9.2, PINE, 1.3)
_NAME = Style("sans_bold", 11.5, INK, 1.25)
_I_CAN = Style("serif", 10, INK, 1.35)
_I_CAN_ENGLISH = Style("sans", 8, INK_SOFT, 1.35)
_LEVEL = Style("sans_bold", 8.8, PLUM, 1.3)
_LEVEL_ENGLISH = Style("sans", 7.4, PLUM, 1.3)
_WIDEST_CHIP = 190.0
_INDENT = MARGIN + 11


def sketch_heading(*, continued: bool) -> Sketch:
    """Sketch the heading that stands over the competencies on every page."""
    sketch = Sketch(height=6)
    words = labels.COMPETENCIES_CONTINUED if continued else labels.COMPETENCIES
    sketch.bilingual_line((words["sv"], _HEADING), (words["en"], _SMALL), x=MARGIN, width=MEASURE)
    depth = sketch.height + 4
    sketch.paint(lambda top: box(MARGIN, top - depth, MEASURE, 0.9), PINE)
    sketch.space(7)
    return sketch


def sketch_competency(competency: CertifiedCompetency, *, new_area: bool) -> Sketch:
    """Sketch one competency, with its area above it when the area is new."""
    sketch = Sketch(height=3)
    if new_area:
        sketch.space(2)
        area = competency.area
        sketch.bilingual_line((area["sv"], _AREA), (area["en"], _SMALL), x=MARGIN, width=MEASURE)
        sketch.space(3)
    sketch.below(_title_and_i_can(competency))
    sketch.space(3)
    sketch.below(sketch_ladder(competency.words))
    sketch.space(8)
    return sketch


def _title_and_i_can(competency: CertifiedCompetency) -> Sketch:
    width, chip = _chip(competency)
    room = MEASURE - width - 14
    name = competency.name
    sketch = Sketch()
    sketch.bilingual_line((name["sv"], _NAME), (name["en"], _SMALL), x=MARGIN, width=room)
    _add_i_can(sketch, competency.i_can, room - 11)
    sketch.beside(chip)
    return sketch


def _chip(competency: CertifiedCompetency) -> tuple[float, Sketch]:
    """Sketch the level on a plum ground as wide as its words, within reason."""
    levels = [
        (f"{labels.LEVEL[lang]} {competency.level_number} · {competency.level_name[lang]}", style)
        for lang, style in (("sv", _LEVEL), ("en", _LEVEL_ENGLISH))
    ]
    widest = max(typeface(style.face).width(words, style.size) for words, style in levels)
    width = min(widest + 0.1, _WIDEST_CHIP) + 16
    inside = Sketch(height=3)
    for words, style in levels:
        inside.paragraph(words, style, x=RIGHT - width + 8, width=width - 16)
    height = inside.height + 4
    chip = Sketch()
    chip.paint(lambda top: rounded(RIGHT - width, top - height, width, height, 8), PLUM_SOFT)
    chip.beside(inside)
    return width, chip


def _add_i_can(sketch: Sketch, i_can: Text, room: float) -> None:
    sketch.space(3)
    start = sketch.height
    sketch.paragraph(i_can["sv"], _I_CAN, x=_INDENT, width=room)
    sketch.paragraph(i_can["en"], _I_CAN_ENGLISH, x=_INDENT, width=room)
    end = sketch.height
    sketch.paint(lambda top: rounded(MARGIN, top - end, 2.6, end - start, 1.3), HONEY)
