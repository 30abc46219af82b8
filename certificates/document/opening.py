"""The first page's upper half: what it is, whose it is, and what happened where."""

from certificates.content import Activity, CertificateContent, Holder, Text
from certificates.content.dates import say_period
from certificates.document import labels
from certificates.document.emblem import draw_bands, draw_mark, draw_seal
from certificates.pdf.paper import HEIGHT, WIDTH, Paper
from certificates.pdf.shapes import HONEY, INK, INK_SOFT, LINE, PINE, PLUM, box
from certificates.pdf.sketch import MARGIN, MEASURE, RIGHT, Sketch, Style
from certificates.pdf.typefaces import typeface

LABEL = Style("sans", 8.6, INK_SOFT, 1.3)
ENGLISH = Style("sans", 8, INK_SOFT, 1.35)
_BODY = Style("sans", 10.8, INK, 1.42)
_FACT = Style("sans_bold", 10.5, INK, 1.3)
_NAME_SIZES = (30.0, 17.0)
_BESIDE_SEAL = MEASURE - 125


def draw_letterhead(paper: Paper, content: CertificateContent) -> None:
    """Draw bands, the issuer's mark and name, and the seal."""
    draw_bands(paper, HEIGHT, WIDTH)
    draw_seal(paper, RIGHT - 52, HEIGHT - 112, 62)
    draw_mark(paper, MARGIN, HEIGHT - 74, 30)
    issuer = content.issuer
    paper.write(MARGIN + 41, HEIGHT - 58, issuer.name, "sans_bold", 14, PINE)
    paper.write(MARGIN + 41, HEIGHT - 70.5, issuer.legal_parent, "sans", 8.6, INK_SOFT)


def sketch_opening(content: CertificateContent, *, air: float = 0) -> Sketch:
    """Sketch the title, the name, the opening sentences and the facts, with air between them."""
    sketch = Sketch(height=100)
    sketch.paragraph(content.title["sv"], Style("serif_bold", 33, PINE, 1.24), width=_BESIDE_SEAL)
    sketch.paragraph(content.title["en"], Style("serif", 12, INK_SOFT, 1.3), width=_BESIDE_SEAL)
    sketch.space(8)
    sketch.paragraph(
        content.subtitle["sv"], Style("serif_bold", 13.5, PLUM, 1.25), width=_BESIDE_SEAL
    )
    sketch.paragraph(content.subtitle["en"], Style("serif", 9.5, INK_SOFT, 1.3), width=_BESIDE_SEAL)
    sketch.space(20 + air * 0.4)
    _add_holder(sketch, content.holder)
    sketch.space(12 + air * 0.3)
    for sentence in content.opening:
        sketch.paragraph(sentence["sv"], _BODY)
        sketch.paragraph(sentence["en"], ENGLISH)
        sketch.space(5)
    if content.activity:
        sketch.space(5 + air * 0.3)
        _add_activity(sketch, content.activity)
    sketch.space(10)
    return sketch


def both(text: Text) -> str:
    """Say a label in both languages on one line."""
    return f"{text['sv']} / {text['en']}" if text["sv"] != text["en"] else text["sv"]


def _add_holder(sketch: Sketch, holder: Holder) -> None:
    sketch.paragraph(both(labels.HOLDER), LABEL)
    sketch.space(3)
    size = _size_of(holder.name)
    sketch.paragraph(holder.name, Style("serif_bold", size, INK, 1.22))
    sketch.space(6)
    depth = sketch.height
    sketch.paint(lambda top: box(MARGIN, top - depth, 46, 2.4), HONEY)
    sketch.space(5)
    if holder.birth_date:
        sketch.paragraph(f"{both(labels.BORN)} {holder.birth_date.isoformat()}", LABEL)


def _size_of(name: str) -> float:
    """Shrink a long name to one line, but not so far that it stops being the main thing."""
    largest, smallest = _NAME_SIZES
    width = typeface("serif_bold").width(name, largest)
    return max(smallest, min(largest, largest * MEASURE / width)) if width > MEASURE else largest


def _add_activity(sketch: Sketch, activity: Activity) -> None:
    facts = [
        (labels.ACTIVITY, activity.place),
        (
            labels.PERIOD,
            {
                language: say_period(activity.first_on, activity.last_on, language)
                for language in ("sv", "en")
            },
        ),
    ]
    if activity.hours is not None:
        facts.append((labels.HOURS, labels.hours(activity.hours)))
    add_facts(sketch, facts)


def add_facts(sketch: Sketch, facts: list[tuple[Text, Text]]) -> None:
    """Set facts side by side under a fine line, each with its label above."""
    depth = sketch.height
    sketch.paint(lambda top: box(MARGIN, top - depth, MEASURE, 0.7), LINE)
    step = MEASURE / len(facts)
    columns = Sketch()
    for place, (label, fact) in enumerate(facts):
        x, width = MARGIN + place * step, step - 14
        column = Sketch(height=7)
        column.paragraph(both(label), LABEL, x=x, width=width)
        column.paragraph(fact["sv"], _FACT, x=x, width=width)
        if fact["en"] != fact["sv"]:
            column.paragraph(fact["en"], ENGLISH, x=x, width=width)
        columns.beside(column)
    sketch.below(columns)
