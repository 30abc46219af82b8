"""The competencies: one table, a row each, with level, own words and the ladder behind it."""

from collections.abc import Iterator

from certificates.content import CertificateContent, CertifiedCompetency, Text
from certificates.document import labels
from certificates.document.ladder import STEPS, sketch_ladder, step_left
from certificates.document.palette import HONEY, INK, INK_SOFT, PINE, PLUM, PLUM_SOFT
from certificates.document.pen import Pen
from certificates.pdf.layout import Part
from certificates.pdf.shapes import box
from certificates.pdf.sketch import MARGIN, MEASURE, RIGHT, Sketch, Style
from certificates.pdf.typefaces import typeface

_HEADING = Style("serif_bold", 14, PINE, 1.2)
_COLUMN = Style("sans", 7.8, INK_SOFT, 1.3)
_AREA = Style("serif_bold", 9.2, PINE, 1.3)
_NAME = Style("serif_bold", 11.5, INK, 1.25)
_SMALL = Style("sans", 8.6, INK_SOFT, 1.3)
_I_CAN = Style("sans", 10, INK, 1.35)
_I_CAN_ENGLISH = Style("sans", 8, INK_SOFT, 1.35)
_LEVEL = Style("serif_bold", 8.8, PLUM, 1.3)
_LEVEL_ENGLISH = Style("sans", 7.4, PLUM, 1.3)
_WIDEST_CHIP = 190.0
_INDENT = MARGIN + 11
_COLUMN_HEADER = "/A<</O/Table/Scope/Column>>"
_ROW_HEADER = "/A<</O/Table/Scope/Row>>"
_AREA_HEADER = f"/A<</O/Table/Scope/Row/ColSpan {2 + STEPS}>>"


def competency_parts(pen: Pen, content: CertificateContent) -> Iterator[Part]:
    """Make the heading and the rows; a page that goes on with them repeats their columns."""
    heading = Sketch(height=6)
    pen.heading(heading, labels.COMPETENCIES, _HEADING)
    yield Part(heading, with_next=True)
    yield Part(_sketch_columns(pen), ("Table", "THead"), with_next=True)
    area = None
    for competency in content.competencies:
        row = _sketch_row(pen, competency, new_area=competency.area != area)
        yield Part(row, ("Table", "TBody"), continued=_sketch_continued(pen))
        area = competency.area


def _sketch_continued(pen: Pen) -> Sketch:
    sketch = Sketch(height=6)
    pen.line(sketch, labels.COMPETENCIES_CONTINUED, _HEADING)
    sketch.below(_sketch_columns(pen))
    return sketch


def _sketch_columns(pen: Pen) -> Sketch:
    """Sketch what each column holds, over a line; the steps of the ladder stand below the rest."""
    sketch = Sketch(height=4)
    sketch.paint(box(MARGIN, -4, MEASURE, 0.9), PINE)
    sketch.space(4)
    with sketch.element("TR"):
        first, second = sketch.height + _COLUMN.size, sketch.height + 2.35 * _COLUMN.size
        level = pen.label(labels.LEVEL)
        right = RIGHT - typeface(_COLUMN.face).width(level, _COLUMN.size)
        _column(sketch, MARGIN, first, pen.label(labels.COMPETENCY))
        _column(sketch, right, first, level)
        for place, words in enumerate(labels.WORDS):
            _column(sketch, step_left(place), second, pen.label(words))
    sketch.space(2.35 * _COLUMN.size + 5)
    return sketch


def _column(sketch: Sketch, x: float, depth: float, words: str) -> None:
    with sketch.element("TH", _COLUMN_HEADER):
        sketch.write(x, depth, words, _COLUMN)


def _sketch_row(pen: Pen, competency: CertifiedCompetency, *, new_area: bool) -> Sketch:
    """Sketch one competency, with its area in a row above it when the area is new."""
    sketch = Sketch(height=3)
    if new_area:
        sketch.space(2)
        with sketch.element("TR"), sketch.element("TH", _AREA_HEADER):
            pen.line(sketch, competency.area, _AREA, _SMALL)
        sketch.space(3)
    with sketch.element("TR"):
        sketch.below(_title_and_i_can(pen, competency))
        sketch.space(3)
        sketch.below(sketch_ladder(pen, competency.words))
    sketch.space(9)
    return sketch


def _title_and_i_can(pen: Pen, competency: CertifiedCompetency) -> Sketch:
    width, chip = _chip(pen, competency)
    room = MEASURE - width - 14
    sketch = Sketch()
    with sketch.element("TH", _ROW_HEADER):
        pen.line(sketch, competency.name, _NAME, _SMALL, width=room)
        _add_i_can(pen, sketch, competency.i_can, room - 11)
    with sketch.element("TD"):
        sketch.beside(chip)
    return sketch


def _chip(pen: Pen, competency: CertifiedCompetency) -> tuple[float, Sketch]:
    """Sketch the level on a plum ground as wide as its words, within reason."""
    level: Text = {
        language: f"{labels.LEVEL[language]} {competency.level_number} · {name}"
        for language, name in competency.level_name.items()
    }
    styles = [("sv", _LEVEL), *([("en", _LEVEL_ENGLISH)] if pen.is_bilingual else [])]
    widest = max(typeface(style.face).width(level[lang], style.size) for lang, style in styles)
    width = min(widest + 1, _WIDEST_CHIP) + 16
    inside = Sketch(height=3)
    x = RIGHT - width + 8
    pen.paragraph(inside, level, _LEVEL, _LEVEL_ENGLISH, x=x, width=width - 16)
    height = inside.height + 4
    chip = Sketch()
    chip.pad(RIGHT - width, 0, width, height, PLUM_SOFT, 8)
    chip.beside(inside)
    return width, chip


def _add_i_can(pen: Pen, sketch: Sketch, i_can: Text, room: float) -> None:
    sketch.space(3)
    start = sketch.height
    pen.paragraph(sketch, i_can, _I_CAN, _I_CAN_ENGLISH, x=_INDENT, width=room)
    sketch.bar(start, HONEY)
