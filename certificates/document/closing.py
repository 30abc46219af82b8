"""The end: how it was assessed, what it does not say, who signs, how to check."""

from certificates import numbers
from certificates.content import CertificateContent, Issuer, Text
from certificates.content.dates import say_date
from certificates.document import labels, qr
from certificates.document.opening import LABEL, both
from certificates.document.shapes import (
    INK,
    INK_SOFT,
    PINE,
    PINE_SOFT,
    box,
    rounded,
)
from certificates.document.sketch import MARGIN, MEASURE, RIGHT, Sketch, Style

_HEADING = Style("serif_bold", 12.5, PINE, 1.25)
_BODY = Style("sans", 9.4, INK, 1.36)
_STRONG = Style("sans_bold", 9.4, INK, 1.36)
_ENGLISH = Style("sans", 7.8, INK_SOFT, 1.34)
_PAD = 14.0
_QR = 92.0


def sketch_assessment(content: CertificateContent) -> Sketch:
    """Sketch the method, the framework, the assessor and the quality check on a pine ground."""
    inside = Sketch(height=_PAD - 2)
    x, width = MARGIN + _PAD, MEASURE - 2 * _PAD
    inside.paragraph(both(labels.ASSESSMENT), _HEADING, x=x, width=width)
    inside.space(3)
    if content.method:
        _add_both(inside, content.method, x, width)
    facts = _assessment_facts(content)
    step = width / max(len(facts), 1)
    row = Sketch()
    for place, (label, fact) in enumerate(facts):
        row.beside(_fact(label, fact, x + place * step, step - 12))
    inside.space(4)
    inside.below(row)
    inside.space(_PAD - 4)
    return _on_ground(inside)


def sketch_notes(content: CertificateContent) -> Sketch:
    """Sketch the fixed sentences, what it replaces and who paid, in small type."""
    sketch = Sketch(height=10)
    for sentence in content.fixed_sentences:
        _add_both(sketch, sentence, MARGIN, MEASURE)
        sketch.space(2.5)
    if content.replaces:
        sketch.paragraph(f"{both(labels.REPLACES)}: {content.replaces}.", _BODY)
    if content.funding:
        _add_both(sketch, content.funding, MARGIN, MEASURE)
    return sketch


def sketch_signature_and_check(content: CertificateContent) -> Sketch:
    """Sketch who issued it, beside the code and number by which it is checked."""
    sketch = Sketch(height=12)
    depth = sketch.height
    sketch.paint(lambda top: box(MARGIN, top - depth, MEASURE, 0.9), PINE)
    sketch.space(10)
    columns = _signature(content)
    columns.beside(_check(content))
    sketch.below(columns)
    return sketch


def _signature(content: CertificateContent) -> Sketch:
    width = MEASURE * 0.42
    issuer = content.issuer
    sketch = Sketch()
    sketch.paragraph(both(labels.SIGNATURE), _HEADING, width=width)
    sketch.paragraph(f"{content.place}, {say_date(content.issued_on, 'sv')}", _BODY, width=width)
    sketch.paragraph(f"{content.place}, {say_date(content.issued_on, 'en')}", _ENGLISH, width=width)
    sketch.space(8)
    sketch.paragraph(issuer.signatory_name, Style("serif_bold", 12, INK, 1.3), width=width)
    title = issuer.signatory_title
    sketch.paragraph(title["sv"], _BODY, width=width)
    sketch.paragraph(title["en"], _ENGLISH, width=width)
    sketch.space(6)
    for words in _address(issuer):
        sketch.paragraph(words, Style("sans", 8.2, INK_SOFT, 1.34), width=width)
    return sketch


def _address(issuer: Issuer) -> list[str]:
    return [
        f"{issuer.name}, {issuer.legal_parent}, org.nr {issuer.org_number}",
        issuer.address,
        f"{issuer.email} · {issuer.web}",
    ]


def _check(content: CertificateContent) -> Sketch:
    x = MARGIN + MEASURE * 0.46
    width = RIGHT - _QR - 14 - x
    sketch = Sketch()
    sketch.paragraph(labels.CHECK["sv"], _HEADING, x=x, width=width)
    sketch.paragraph(labels.CHECK["en"], _ENGLISH, x=x, width=width)
    sketch.space(2)
    sketch.paragraph(labels.CHECK_HOW["sv"], Style("sans", 8.6, INK, 1.34), x=x, width=width)
    sketch.paragraph(labels.CHECK_HOW["en"], Style("sans", 7.4, INK_SOFT, 1.34), x=x, width=width)
    sketch.space(4)
    shown = numbers.display(content.number)
    sketch.paragraph(shown, Style("sans_bold", 10, PINE, 1.3), x=x, width=width)
    sketch.paragraph(content.check_url, Style("sans", 7.4, INK_SOFT, 1.3), x=x, width=width)
    sketch.paint(lambda top: qr.path(content.check_url, RIGHT - _QR, top - _QR, _QR), INK)
    sketch.link(RIGHT - _QR, 0, _QR, _QR, content.check_url)
    sketch.height = max(sketch.height, _QR)
    return sketch


def _assessment_facts(content: CertificateContent) -> list[tuple[Text, Text]]:
    facts: list[tuple[Text, Text]] = []
    if content.framework:
        title, version = content.framework.title, content.framework.version
        words = {
            language: f"{title[language]}, {labels.VERSION[language]} {version}"
            for language in ("sv", "en")
        }
        facts.append((labels.FRAMEWORK, words))
    if content.assessor:
        name, role = content.assessor.name, content.assessor.role
        words = {language: f"{name}, {role[language]}" for language in ("sv", "en")}
        facts.append((labels.ASSESSOR, words))
    if content.quality_check:
        facts.append((labels.QUALITY_CHECK, content.quality_check))
    return facts


def _fact(label: Text, fact: Text, x: float, width: float) -> Sketch:
    sketch = Sketch()
    sketch.paragraph(both(label), LABEL, x=x, width=width)
    sketch.paragraph(fact["sv"], _STRONG, x=x, width=width)
    if fact["en"] != fact["sv"]:
        sketch.paragraph(fact["en"], _ENGLISH, x=x, width=width)
    return sketch


def _add_both(sketch: Sketch, text: Text, x: float, width: float) -> None:
    sketch.paragraph(text["sv"], _BODY, x=x, width=width)
    sketch.paragraph(text["en"], _ENGLISH, x=x, width=width)


def _on_ground(inside: Sketch) -> Sketch:
    sketch = Sketch(height=14)
    sketch.paint(
        lambda top: rounded(MARGIN, top - 14 - inside.height, MEASURE, inside.height, 10),
        PINE_SOFT,
    )
    sketch.below(inside)
    return sketch
