"""The competencies: one block each, with level, own words and the ladder behind it."""

from certificates.content import CertifiedCompetency, Text
from certificates.document import labels
from certificates.document.ladder import sketch_ladder
from certificates.document.shapes import (
    HONEY,
    INK,
    INK_SOFT,
    PINE,
    PLUM,
    PLUM_SOFT,
    box,
    rounded,
)
from certificates.document.sketch import MARGIN, MEASURE, RIGHT, Sketch, Style
from certificates.document.typefaces import typeface

_HEADING = Style("serif_bold", 14, PINE, 1.2)
_SMALL = Style("sans", 8.6, INK_SOFT, 1.3)
_AREA = Style("sans_bold", 9.2, PINE, 1.3)
_NAME = Style("sans_bold", 11.5, INK, 1.25)
_I_CAN = Style("serif", 10, INK, 1.35)
_I_CAN_ENGLISH = Style("sans", 8, INK_SOFT, 1.35)
_LEVEL = Style("sans_bold", 8.8, PLUM)
_INDENT = MARGIN + 11


def sketch_heading(*, continued: bool) -> Sketch:
    """Sketch the heading that stands over the competencies on every page."""
    sketch = Sketch(height=6)
    words = labels.COMPETENCIES_CONTINUED if continued else labels.COMPETENCIES
    sketch.bilingual_line((words["sv"], _HEADING), (words["en"], _SMALL), x=MARGIN, width=MEASURE)
    depth = sketch.height + 4
    sketch.paint(lambda top: box(MARGIN, top - depth, MEASURE, 0.9), PINE)
    sketch.space(9)
    return sketch


def sketch_competency(competency: CertifiedCompetency, *, new_area: bool) -> Sketch:
    """Sketch one competency, with its area above it when the area is new."""
    sketch = Sketch(height=3)
    if new_area:
        sketch.space(4)
        area = competency.area
        sketch.bilingual_line((area["sv"], _AREA), (area["en"], _SMALL), x=MARGIN, width=MEASURE)
        sketch.space(5)
    _add_title_and_i_can(sketch, competency)
    sketch.space(4)
    sketch.below(sketch_ladder(competency.words))
    sketch.space(8)
    return sketch


def _add_title_and_i_can(sketch: Sketch, competency: CertifiedCompetency) -> None:
    chip = _chip_width(competency)
    _add_chip(sketch, competency, chip, sketch.height)
    room = MEASURE - chip - 14
    name = competency.name
    sketch.bilingual_line((name["sv"], _NAME), (name["en"], _SMALL), x=MARGIN, width=room)
    _add_i_can(sketch, competency.i_can, room - 11)


def _level(competency: CertifiedCompetency, language: str) -> str:
    return f"{labels.LEVEL[language]} {competency.level_number} · {competency.level_name[language]}"


def _chip_width(competency: CertifiedCompetency) -> float:
    swedish = typeface(_LEVEL.face).width(_level(competency, "sv"), _LEVEL.size)
    english = typeface(_SMALL.face).width(_level(competency, "en"), 7.4)
    return max(swedish, english) + 16


def _add_chip(sketch: Sketch, competency: CertifiedCompetency, width: float, depth: float) -> None:
    x = RIGHT - width
    sketch.paint(lambda top: rounded(x, top - depth - 27, width, 28, 8), PLUM_SOFT)
    sketch.write(x + 8, depth + 10, _level(competency, "sv"), _LEVEL)
    sketch.write(x + 8, depth + 20.5, _level(competency, "en"), Style("sans", 7.4, PLUM))


def _add_i_can(sketch: Sketch, i_can: Text, room: float) -> None:
    sketch.space(3)
    start = sketch.height
    sketch.paragraph(i_can["sv"], _I_CAN, x=_INDENT, width=room)
    sketch.paragraph(i_can["en"], _I_CAN_ENGLISH, x=_INDENT, width=room)
    end = sketch.height
    sketch.paint(lambda top: rounded(MARGIN, top - end, 2.6, end - start, 1.3), HONEY)
