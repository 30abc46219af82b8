"""What people say in their own words: a supervisor of a placement, a holder of situations."""

from collections.abc import Iterator

from certificates.content import CertificateContent, Dialogue, Situation, Statement
from certificates.content.dates import say_date
from certificates.content.plain import LANGUAGES
from certificates.document import labels
from certificates.document.facts import add_below
from certificates.document.palette import HONEY, INK, INK_SOFT, LINE
from certificates.document.pen import LABEL, Pen
from certificates.pdf.layout import Part
from certificates.pdf.shapes import box
from certificates.pdf.sketch import MARGIN, MEASURE, Sketch, Style

_WORDS = Style("sans", 11, INK, 1.45)
_TITLE = Style("serif_bold", 11.5, INK, 1.3)
_NAME = Style("serif_bold", 13, INK, 1.3)
_ROLE = Style("sans", 9.4, INK_SOFT, 1.36)
_INDENT = MARGIN + 11


def statement_parts(pen: Pen, statement: Statement) -> Iterator[Part]:
    """Make the supervisor's words, and who stands behind them."""
    heading = Sketch(height=10)
    pen.heading(heading, labels.STATEMENT)
    yield Part(heading, with_next=True)
    for label, words in ((labels.TASKS, statement.tasks), (labels.SEEN, statement.seen)):
        sketch = Sketch(height=7)
        sketch.paragraph(pen.label(label), LABEL)
        _add_words(sketch, words, statement.language)
        yield Part(sketch, with_next=label == labels.SEEN)
    yield Part(_sketch_supervisor(statement))  # on the page of the words that are signed


def situation_parts(pen: Pen, content: CertificateContent) -> Iterator[Part]:
    """Make the situations, and with whom the words were found."""
    heading = Sketch(height=10)
    pen.heading(heading, labels.SITUATIONS)
    yield Part(heading, with_next=True)
    for number, situation in enumerate(content.situations, start=1):
        is_last = number == len(content.situations)
        yield Part(_sketch_situation(situation), with_next=is_last and bool(content.dialogue))
    if content.dialogue:  # on the page of the words that were talked about
        yield Part(_sketch_dialogue(pen, content.dialogue))


def _sketch_situation(situation: Situation) -> Sketch:
    sketch = Sketch(height=9)
    sketch.paragraph(situation.heading, _TITLE, tag="H3", lang=situation.language)
    if situation.on:
        sketch.paragraph(say_date(situation.on, "sv"), LABEL)
    _add_words(sketch, situation.words, situation.language)
    return sketch


def _sketch_dialogue(pen: Pen, dialogue: Dialogue) -> Sketch:
    sketch = Sketch(height=14)
    sketch.paint(box(MARGIN, -sketch.height, MEASURE, 0.7), LINE)
    sketch.space(7)
    partner = {
        language: f"{dialogue.partner}, {dialogue.role[language]}, {dialogue.organisation}, "
        f"{say_date(dialogue.on, language)}"
        for language in LANGUAGES
    }
    add_below(pen, sketch, [(labels.DIALOGUE, partner)], x=MARGIN, width=MEASURE)
    return sketch


def _sketch_supervisor(statement: Statement) -> Sketch:
    sketch = Sketch(height=12)
    sketch.paragraph(statement.supervisor, _NAME)
    where = f"{statement.role}, {statement.workplace} · {say_date(statement.signed_on, 'sv')}"
    sketch.paragraph(where, _ROLE)
    return sketch


def _add_words(sketch: Sketch, words: str, language: str) -> None:
    sketch.space(3)
    start = sketch.height
    for paragraph in filter(None, words.split("\n")):
        sketch.paragraph(paragraph, _WORDS, x=_INDENT, width=MEASURE - 11, lang=language)
    sketch.bar(start, HONEY)
    sketch.space(4)
