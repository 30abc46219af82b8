"""The first page's upper half: what it is, whose it is, and what happened where."""

from certificates.content import Activity, CertificateContent, Holder
from certificates.content.dates import say_period
from certificates.content.plain import LANGUAGES
from certificates.document import labels
from certificates.document.emblem import MARK_SIZE, draw_bands, draw_mark, draw_seal
from certificates.document.facts import Fact, add_beside
from certificates.document.palette import HONEY, INK, INK_SOFT, PINE, PLUM
from certificates.document.pen import LABEL, Pen
from certificates.pdf.paper import HEIGHT, WIDTH, Paper
from certificates.pdf.shapes import box
from certificates.pdf.sketch import MARGIN, MEASURE, RIGHT, Sketch, Style
from certificates.pdf.typefaces import typeface

_TITLE, _TITLE_ENGLISH = Style("serif_bold", 33, PINE, 1.24), Style("sans", 12, INK_SOFT, 1.3)
_SUBTITLE = Style("serif_bold", 13.5, PLUM, 1.25)
_SUBTITLE_ENGLISH = Style("sans", 9.5, INK_SOFT, 1.3)
_BODY, _ENGLISH = Style("sans", 10.8, INK, 1.42), Style("sans", 8, INK_SOFT, 1.35)
_NAME_SIZES = (30.0, 17.0)
_AIR, _ARABIC_AIR = (3, 6), (11, 13)  # above and below a name: vowels rise, and tails hang
_BESIDE_SEAL = MEASURE - 125


def draw_letterhead(paper: Paper, content: CertificateContent) -> None:
    """Draw bands, the issuer's mark and name, and the seal."""
    issuer = content.issuer
    draw_bands(paper, HEIGHT, WIDTH)
    draw_seal(paper, RIGHT - 52, HEIGHT - 112, 62)
    left, bottom = MARGIN, HEIGHT - 74
    box_ = f"{left:.2f} {bottom:.2f} {left + MARK_SIZE:.2f} {bottom + MARK_SIZE:.2f}"
    with paper.element(
        "Figure", f"/A<</O/Layout/BBox[{box_}]/Placement/Block>>", alt=labels.mark_of(issuer.name)
    ):
        draw_mark(paper, left, bottom, MARK_SIZE)
    with paper.element("P"):
        paper.write(MARGIN + 41, HEIGHT - 58, issuer.name, "serif_bold", 14, PINE)
    with paper.element("P"):
        paper.write(MARGIN + 41, HEIGHT - 70.5, issuer.legal_parent, "sans", 8.6, INK_SOFT)


def sketch_opening(pen: Pen, content: CertificateContent, *, air: float = 0) -> Sketch:
    """Sketch the title, the name, the opening sentences and the facts, with air between them."""
    sketch = Sketch(height=100)
    pen.paragraph(sketch, content.title, _TITLE, _TITLE_ENGLISH, width=_BESIDE_SEAL, tag="H1")
    sketch.space(8)
    pen.paragraph(sketch, content.subtitle, _SUBTITLE, _SUBTITLE_ENGLISH, width=_BESIDE_SEAL)
    sketch.space(20 + air * 0.4)
    _add_holder(pen, sketch, content.holder)
    sketch.space(12 + air * 0.3)
    for sentence in content.opening:
        pen.paragraph(sketch, sentence, _BODY, _ENGLISH)
        sketch.space(5)
    if content.activity:
        sketch.space(5 + air * 0.3)
        add_beside(pen, sketch, _activity_facts(content.activity))
    sketch.space(10)
    return sketch


def _add_holder(pen: Pen, sketch: Sketch, holder: Holder) -> None:
    above, below = _ARABIC_AIR if typeface("serif_bold").is_rtl(holder.name) else _AIR
    sketch.paragraph(pen.label(labels.HOLDER), LABEL)
    sketch.space(above)
    sketch.paragraph(holder.name, Style("serif_bold", _size_of(holder.name), INK, 1.22))
    sketch.space(below)
    sketch.paint(box(MARGIN, -sketch.height, 46, 2.4), HONEY)
    sketch.space(5)
    if holder.birth_date:
        sketch.paragraph(f"{pen.label(labels.BORN)} {holder.birth_date.isoformat()}", LABEL)


def _size_of(name: str) -> float:
    """Shrink a long name to one line, but not so far that it stops being the main thing."""
    largest, smallest = _NAME_SIZES
    width = typeface("serif_bold").width(name, largest)
    return max(smallest, min(largest, largest * MEASURE / width)) if width > MEASURE else largest


def _activity_facts(activity: Activity) -> list[Fact]:
    period = {
        language: say_period(activity.first_on, activity.last_on, language)
        for language in LANGUAGES
    }
    facts = [(labels.ACTIVITY, activity.place)] if activity.place else []
    facts.append((labels.PERIOD, period))
    if activity.hours is not None:
        facts.append((labels.HOURS, labels.hours(activity.hours)))
    return facts
