"""The end: what it does not say, who paid, who signs, how to check."""

from certificates import numbers
from certificates.content import CertificateContent, Issuer
from certificates.content.dates import say_date
from certificates.content.plain import LANGUAGES
from certificates.document import labels
from certificates.document.logos import sketch_emblems
from certificates.document.palette import INK, INK_SOFT, PINE
from certificates.document.pen import BODY, HEADING, SMALL, Pen
from certificates.pdf import qr
from certificates.pdf.layout import Part
from certificates.pdf.shapes import box
from certificates.pdf.sketch import MARGIN, MEASURE, RIGHT, Sketch, Style

_NOTE = Style("sans", 8.8, INK, 1.34)
_ADDRESS = Style("sans", 8.2, INK_SOFT, 1.34)
_HOW, _HOW_ENGLISH = Style("sans", 8.6, INK, 1.34), Style("sans", 7.4, INK_SOFT, 1.34)
# Numbers and addresses are read sign by sign: in the face that tells them apart best.
_NUMBER, _URL = Style("sans", 12.5, PINE, 1.3), Style("sans", 8, PINE, 1.3)
_QR = 92.0


def notes_part(pen: Pen, content: CertificateContent, *, tight: bool) -> Part:
    """Make the fixed sentences, what it replaces and who paid, in small type."""
    lead, between = (6, 1.5) if tight else (10, 3)
    sketch = Sketch(height=lead)
    for sentence in content.fixed_sentences:
        pen.paragraph(sketch, sentence, _NOTE)
        sketch.space(between)
    if content.replaces:
        replaced = f"{pen.label(labels.REPLACES)}: {content.replaces}"
        version = pen.label(labels.version(content.version))
        sketch.paragraph(f"{version}. {replaced}" if content.version > 1 else replaced, _NOTE)
        sketch.space(between)
    if content.emblems:
        sketch.space(lead - 2)
        sketch.below(sketch_emblems(pen, content.emblems))
    elif content.funding:
        pen.paragraph(sketch, content.funding, _NOTE)
    return Part(sketch, with_next=True, lead=lead)


def sketch_signature_and_check(
    pen: Pen, content: CertificateContent, *, tight: bool = False
) -> Sketch:
    """Sketch who issued it, beside the code and number by which it is checked."""
    sketch = Sketch(height=8 if tight else 12)
    sketch.paint(box(MARGIN, -sketch.height, MEASURE, 0.9), PINE)
    sketch.space(7 if tight else 10)
    columns = _signature(pen, content, air=5 if tight else 9)
    columns.beside(_check(pen, content))
    sketch.below(columns)
    return sketch


def _signature(pen: Pen, content: CertificateContent, *, air: float) -> Sketch:
    width = MEASURE * 0.42
    issuer = content.issuer
    issued = {
        language: f"{content.place}, {say_date(content.issued_on, language)}"
        for language in LANGUAGES
    }
    sketch = Sketch()
    pen.heading(sketch, labels.SIGNATURE, width=width)
    pen.paragraph(sketch, issued, width=width)
    pen.line(sketch, labels.VALID, BODY, SMALL, width=width)
    sketch.space(air)
    sketch.paragraph(issuer.signatory_name, Style("serif_bold", 13, INK, 1.3), width=width)
    pen.line(sketch, issuer.signatory_title, BODY, SMALL, width=width)
    sketch.space(air)
    _add_address(pen, sketch, issuer, width)
    return sketch


def _add_address(pen: Pen, sketch: Sketch, issuer: Issuer, width: float) -> None:
    parent = f"{issuer.name}, {issuer.legal_parent}"
    for words in (parent, f"org.nr {issuer.org_number}", issuer.address):
        sketch.paragraph(words, _ADDRESS, width=width)
    said = f"{labels.TO_WRITE['sv']}: {issuer.email}"
    _add_link(sketch, issuer.email, _ADDRESS, MARGIN, width, to=f"mailto:{issuer.email}", said=said)
    sketch.paragraph(issuer.web, _ADDRESS, width=width)


def _check(pen: Pen, content: CertificateContent) -> Sketch:
    x = MARGIN + MEASURE * 0.47
    width = RIGHT - _QR - 16 - x
    sketch = Sketch()
    address = content.check_url
    sketch.chapter(labels.CHECK["sv"])
    pen.line(sketch, labels.CHECK, HEADING, x=x, width=width, tag="H2")
    sketch.space(2)
    pen.paragraph(sketch, labels.CHECK_HOW, _HOW, _HOW_ENGLISH, x=x, width=width)
    _add_code(sketch, address)
    sketch.height = max(sketch.height, _QR + 3) + 7
    number = numbers.display(content.number)
    sketch.paragraph(number, _NUMBER, x=x, width=RIGHT - x)
    said = f"{labels.TO_CHECK['sv']}: {address}"
    _add_link(sketch, address, _URL, x, RIGHT - x, to=address, said=said)
    return sketch


def _add_code(sketch: Sketch, address: str) -> None:
    left = RIGHT - _QR
    said = f"{labels.QR_CODE['sv']} {address}"
    with sketch.element("P"), sketch.element("Link"):
        with sketch.figure(said, left, 3, _QR, _QR):
            sketch.paint(qr.path(address, left, -_QR - 3, _QR), INK)
        sketch.link(left, 3, _QR, _QR, to=address, words=f"{labels.TO_CHECK['sv']}: {address}")


def _add_link(
    sketch: Sketch, words: str, style: Style, x: float, width: float, *, to: str, said: str
) -> None:
    """Write words that lead somewhere; where they take several lines, all of them do."""
    start = sketch.height
    with sketch.element("P"), sketch.element("Link"):
        sketch.lines(words, style, x=x, width=width)
        sketch.link(x, start, width, sketch.height - start, to=to, words=said)
