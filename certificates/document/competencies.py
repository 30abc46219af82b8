"""The competencies: one block each, with level, own words and the ladder behind it."""

from certificates.content import CertifiedCompetency, Text
from certificates.document import labels
from certificates.document.ladder import draw_ladder
from certificates.document.shapes import (
    HONEY,
    INK,
    INK_SOFT,
    LINE,
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
    words = {
        language: f"{labels.COMPETENCIES[language]}"
        + (f", {labels.CONTINUED[language]}" if continued else "")
        for language in ("sv", "en")
    }
    sketch.write(MARGIN, 18, words["sv"], _HEADING)
    start = MARGIN + typeface(_HEADING.face).width(words["sv"], _HEADING.size) + 8
    sketch.write(start, 18, words["en"], _SMALL)
    sketch.paint(lambda top: box(MARGIN, top - 27, MEASURE, 0.9), PINE)
    sketch.height = 32
    return sketch


def sketch_competency(competency: CertifiedCompetency, *, new_area: bool) -> Sketch:
    """Sketch one competency, with its area above it when the area is new."""
    sketch = Sketch(height=4)
    if new_area:
        sketch.space(4)
        area = competency.area
        sketch.write(MARGIN, sketch.height + 9, area["sv"], _AREA)
        start = MARGIN + typeface(_AREA.face).width(area["sv"], _AREA.size) + 6
        sketch.write(start, sketch.height + 9, area["en"], _SMALL)
        sketch.space(17)
    _add_title(sketch, competency)
    _add_i_can(sketch, competency.i_can)
    sketch.space(3)
    sketch.below(draw_ladder(competency.words, x=MARGIN))
    sketch.space(9)
    depth = sketch.height
    sketch.paint(lambda top: box(MARGIN, top - depth, MEASURE, 0.6), LINE)
    return sketch


def _add_title(sketch: Sketch, competency: CertifiedCompetency) -> None:
    chip = _chip_width(competency)
    depth = sketch.height
    _add_chip(sketch, competency, chip, depth)
    name, english = competency.name["sv"], competency.name["en"]
    room = MEASURE - chip - 12
    width = typeface(_NAME.face).width(name, _NAME.size) + 7
    sketch.paragraph(name, _NAME, width=room)
    if width + typeface(_SMALL.face).width(english, _SMALL.size) <= room:
        sketch.write(MARGIN + width, depth + _NAME.size, english, _SMALL)
    else:
        sketch.paragraph(english, _SMALL, width=room)


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


def _add_i_can(sketch: Sketch, i_can: Text) -> None:
    sketch.space(3)
    start = sketch.height
    room = MEASURE - 11 - 110
    sketch.paragraph(i_can["sv"], _I_CAN, x=_INDENT, width=room)
    sketch.paragraph(i_can["en"], _I_CAN_ENGLISH, x=_INDENT, width=room)
    end = sketch.height
    sketch.paint(lambda top: rounded(MARGIN, top - end, 2.6, end - start, 1.3), HONEY)
