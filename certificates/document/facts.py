"""Facts with their labels: side by side under a fine line, or one below the other."""

from certificates.content import Text
from certificates.document.palette import INK, INK_SOFT, LINE
from certificates.document.pen import BODY, LABEL, SMALL, Pen
from certificates.pdf.shapes import box
from certificates.pdf.sketch import MARGIN, MEASURE, Sketch, Style

Fact = tuple[Text, Text]
"""A label, and what is so."""

_FACT = Style("serif_bold", 10.2, INK, 1.3)
_ENGLISH = Style("sans", 8, INK_SOFT, 1.35)
_LABELS = 172.0
_SHARES = {1: (1.0,), 2: (0.5, 0.5), 3: (0.38, 0.4, 0.22)}
"""How wide facts stand beside each other: periods are long, amounts short."""


def add_beside(pen: Pen, sketch: Sketch, facts: list[Fact]) -> None:
    """Set facts side by side under a fine line, each with its label above."""
    sketch.paint(box(MARGIN, -sketch.height, MEASURE, 0.7), LINE)
    columns, x = Sketch(), MARGIN
    for (label, fact), share in zip(facts, _SHARES[len(facts)], strict=True):
        width = MEASURE * share - 14
        column = Sketch(height=7)
        column.paragraph(pen.label(label), LABEL, x=x, width=width)
        pen.paragraph(column, fact, _FACT, _ENGLISH, x=x, width=width)
        columns.beside(column)
        x += MEASURE * share
    sketch.below(columns)


def add_below(pen: Pen, sketch: Sketch, facts: list[Fact], *, x: float, width: float) -> None:
    """Set facts one below the other, each beside its label."""
    for label, fact in facts:
        row, words = Sketch(), Sketch()
        row.paragraph(pen.label(label), LABEL, x=x, width=_LABELS - 8)
        pen.line(words, fact, BODY, SMALL, x=x + _LABELS, width=width - _LABELS)
        row.beside(words)
        sketch.below(row)
