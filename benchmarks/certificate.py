"""What it costs to draw a certificate, beside the same words by reportlab's own layout."""

import sys
from collections.abc import Callable, Iterator
from io import BytesIO

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from benchmarks import rivals
from benchmarks.scene import Scene
from benchmarks.table import Row, timed, weighed
from benchmarks.timing import compare
from certificates.content import CertificateContent, CertifiedCompetency
from certificates.document import render_pdf
from tests.certificates.contents import make_content

Rival = Callable[[CertificateContent], bytes]

COMPETENCIES = 8
BUDGET, ALONE = 30, 26  # KB, in two languages and in one
QR_SIZE = 70  # pt, about as on ours


def measure(_scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield a row of CPU time, in ms for each document, and one of bytes."""
    content = make_content(count=COMPETENCIES)
    compared = compare(lambda: render_pdf(content), lambda: plainly(content), rounds=rounds)
    name = f"certificate, {COMPETENCIES} competencies"
    yield timed(f"draw: {name}", compared, most=0.35, note="beside platypus with its QR code")
    for rival, most in ((rivals.by_typst, 0.5), (rivals.by_weasyprint, 0.15)):
        yield from _beside(content, rival, most, rounds)
    note = f"with its fonts; platypus, without: {len(plainly(content)) / 1000:.1f}"
    yield weighed(f"bytes: {name}, Swedish and English", len(render_pdf(content)), BUDGET, note)
    alone = make_content(count=COMPETENCIES, languages=("sv",))
    yield weighed(f"bytes: {name}, Swedish", len(render_pdf(alone)), ALONE, "with its fonts")


def _beside(content: CertificateContent, rival: Rival, most: float, rounds: int) -> Iterator[Row]:
    """Yield a row of CPU time beside another maker of such files, or say that it is not there."""
    name = rival.__name__.removeprefix("by_")
    try:
        rival(content)
    except (ImportError, OSError) as error:
        print(f"Left out: {name} ({error}).", file=sys.stderr)
        return
    compared = compare(lambda: render_pdf(content), lambda: rival(content), rounds=rounds)
    yield timed(f"draw: beside {name}", compared, most=most, note="the same words as PDF/A-3a")


def plainly(content: CertificateContent) -> bytes:
    """Set the same words in both languages with reportlab's standard fonts, and the code."""
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=A4).build(list(flowables(content)))
    return file.getvalue()


def flowables(content: CertificateContent) -> Iterator[Flowable]:
    style = getSampleStyleSheet()
    yield Paragraph(content.title["sv"], style["Title"])
    yield Paragraph(content.holder.name, style["Heading1"])
    for opening in content.opening:
        yield from both(opening)
    for competency in content.competencies:
        yield Paragraph(competency.name["sv"], style["Heading3"])
        yield from words_about(competency)
    for text in (content.method, *content.fixed_sentences):
        yield from both(text or {})
    yield Spacer(1, 12)
    yield code(content.check_url)
    yield Paragraph(content.check_url, style["Normal"])


def words_about(competency: CertifiedCompetency) -> Iterator[Flowable]:
    yield from both(competency.name)
    yield from both(competency.level_name)
    yield from both(competency.i_can)
    yield from both({language: competency.words.line(language) for language in ("sv", "en")})


def both(text: dict[str, str]) -> Iterator[Flowable]:
    """Say it in each language, the second one small."""
    style = getSampleStyleSheet()
    for said, name in zip(text.values(), ("Normal", "Italic"), strict=False):
        yield Paragraph(said, style[name])


def code(address: str) -> Drawing:
    widget = QrCodeWidget(address, barLevel="M")
    left, bottom, right, top = widget.getBounds()
    scale = (QR_SIZE / (right - left), 0, 0, QR_SIZE / (top - bottom), 0, 0)
    return Drawing(QR_SIZE, QR_SIZE, widget, transform=scale)
