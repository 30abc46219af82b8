"""The end: how it was assessed, what it does not say, who signs, how to check."""

from certificates import numbers
from certificates.content import CertificateContent, Issuer, Text
from certificates.content.dates import say_date
from certificates.document import labels
from certificates.document.opening import LABEL, both
from certificates.pdf import qr
from certificates.pdf.shapes import (
    INK,
    INK_SOFT,
    PINE,
    PINE_SOFT,
    box,
    rounded,
)
from certificates.pdf.sketch import MARGIN, MEASURE, RIGHT, Sketch, Style

_HEADING = Style("serif_bold", 12.5, PINE, 1.25)
_BODY = Style("sans", 9.4, INK, 1.36)
_STRONG = Style("sans_bold", 9.4, INK, 1.36)
_ENGLISH = Style("sans", 7.8, INK_SOFT, 1.34)
_NOTE = Style("sans", 8.8, INK, 1.34)
_PAD = 14.0
_QR = 92.0
_LABELS = 172.0


def sketch_assessment(content: CertificateContent) -> Sketch:
    """Sketch the method, the framework, the assessor and the quality check on a pine ground."""
    inside = Sketch(height=_PAD - 3)
    x, width = MARGIN + _PAD, MEASURE - 2 * _PAD
    heading = labels.ASSESSMENT
    inside.bilingual_line((heading["sv"], _HEADING), (heading["en"], LABEL), x=x, width=width)
    inside.space(2)
    if content.method:
        _add_both(inside, content.method, x, width)
    inside.space(4)
    for label, fact in _assessment_facts(content):
        row = Sketch()
        row.paragraph(both(label), LABEL, x=x, width=_LABELS)
        words = Sketch()
        words.bilingual_line(
            (fact["sv"], _STRONG), (fact["en"], _ENGLISH), x=x + _LABELS, width=width - _LABELS
        )
        row.beside(words)
        inside.below(row)
    inside.space(_PAD - 4)
    return _on_ground(inside)


def sketch_notes(content: CertificateContent) -> Sketch:
    """Sketch the fixed sentences, what it replaces and who paid, in small type."""
    sketch = Sketch(height=10)
    for sentence in content.fixed_sentences:
        _add_both(sketch, sentence, MARGIN, MEASURE, _NOTE)
        sketch.space(3)
    if content.replaces:
        sketch.paragraph(f"{both(labels.REPLACES)}: {content.replaces}", _NOTE)
        sketch.space(3)
    if content.funding:
        _add_both(sketch, content.funding, MARGIN, MEASURE, _NOTE)
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
    issuer, title = content.issuer, content.issuer.signatory_title
    issued = {
        language: f"{content.place}, {say_date(content.issued_on, language)}"
        for language in ("sv", "en")
    }
    sketch = Sketch()
    heading = labels.SIGNATURE
    sketch.bilingual_line((heading["sv"], _HEADING), (heading["en"], LABEL), x=MARGIN, width=width)
    _add_both(sketch, issued, MARGIN, width)
    _add_both(sketch, labels.VALID, MARGIN, width)
    sketch.space(9)
    sketch.paragraph(issuer.signatory_name, Style("serif_bold", 13, INK, 1.3), width=width)
    _add_both(sketch, title, MARGIN, width)
    sketch.space(9)
    for words in _address(issuer):
        sketch.paragraph(words, Style("sans", 8.2, INK_SOFT, 1.34), width=width)
    return sketch


def _address(issuer: Issuer) -> list[str]:
    return [
        f"{issuer.name}, {issuer.legal_parent}",
        f"org.nr {issuer.org_number}",
        issuer.address,
        f"{issuer.email} · {issuer.web}",
    ]


def _check(content: CertificateContent) -> Sketch:
    x = MARGIN + MEASURE * 0.47
    width = RIGHT - _QR - 16 - x
    sketch = Sketch()
    sketch.paint(lambda top: qr.path(content.check_url, RIGHT - _QR, top - _QR - 3, _QR), INK)
    sketch.link(RIGHT - _QR, 3, _QR, _QR, content.check_url)
    sketch.paragraph(labels.CHECK["sv"], _HEADING, x=x, width=width)
    sketch.paragraph(labels.CHECK["en"], LABEL, x=x, width=width)
    sketch.space(2)
    sketch.paragraph(labels.CHECK_HOW["sv"], Style("sans", 8.6, INK, 1.34), x=x, width=width)
    sketch.paragraph(labels.CHECK_HOW["en"], Style("sans", 7.4, INK_SOFT, 1.34), x=x, width=width)
    sketch.height = max(sketch.height, _QR + 3) + 7
    number = numbers.display(content.number)
    sketch.paragraph(number, Style("sans_bold", 11.5, PINE, 1.3), x=x, width=RIGHT - x)
    sketch.paragraph(content.check_url, Style("sans", 8, PINE, 1.3), x=x, width=RIGHT - x)
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
        address = content.framework.url
        facts.append((labels.FRAMEWORK_TEXT, {"sv": address, "en": address}))
    if content.assessor:
        name, role = content.assessor.name, content.assessor.role
        words = {"sv": f"{name}, {role['sv']}", "en": role["en"]}
        facts.append((labels.ASSESSOR, words))
    if content.quality_check:
        facts.append((labels.QUALITY_CHECK, content.quality_check))
    return facts


def _add_both(sketch: Sketch, text: Text, x: float, width: float, style: Style = _BODY) -> None:
    sketch.paragraph(text["sv"], style, x=x, width=width)
    sketch.paragraph(text["en"], _ENGLISH, x=x, width=width)


def _on_ground(inside: Sketch) -> Sketch:
    sketch = Sketch(height=14)
    sketch.paint(
        lambda top: rounded(MARGIN, top - 14 - inside.height, MEASURE, inside.height, 10),
        PINE_SOFT,
    )
    sketch.below(inside)
    return sketch
