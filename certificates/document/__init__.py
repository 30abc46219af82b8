"""From certificate content to PDF bytes: no database, no clock, no settings, no network."""

from collections.abc import Iterator

from certificates import numbers
from certificates.content import CertificateContent
from certificates.document import labels
from certificates.document.closing import (
    sketch_assessment,
    sketch_notes,
    sketch_signature_and_check,
)
from certificates.document.competencies import sketch_competency, sketch_heading
from certificates.document.emblem import draw_bands, draw_mark
from certificates.document.opening import draw_letterhead, sketch_opening
from certificates.pdf.layout import Page, Part, lay_out, sink_last
from certificates.pdf.paper import HEIGHT, WIDTH, Paper
from certificates.pdf.shapes import INK_SOFT, LINE, PINE, box
from certificates.pdf.sketch import MARGIN, MEASURE, RIGHT
from certificates.pdf.typefaces import typeface

__all__ = ["render_pdf"]

_NEXT_TOP = 57.0
_BOTTOM = HEIGHT - 57
_MOST_AIR = 110.0
_SMALL = 7.8


def render_pdf(content: CertificateContent) -> bytes:
    """Draw the certificate; the same content always gives the same bytes."""
    _refuse_unprintable(content)
    pages = _pages(content)
    paper = Paper(issued_on=content.issued_on)
    _describe(paper, content)
    for number, page in enumerate(pages, start=1):
        _draw_page(paper, content, page, number, len(pages))
    return paper.finished()


def _pages(content: CertificateContent) -> list[Page]:
    """Lay the parts out twice: first to see what room the first page leaves, then with air."""
    pages = lay_out(_parts(content, air=0), first_top=0, next_top=_NEXT_TOP, bottom=_BOTTOM)
    air = min(_MOST_AIR, _BOTTOM - pages[0].used - 2)
    pages = lay_out(_parts(content, air=air), first_top=0, next_top=_NEXT_TOP, bottom=_BOTTOM)
    sink_last(pages[-1], _BOTTOM)
    return pages


def _parts(content: CertificateContent, *, air: float) -> Iterator[Part]:
    yield Part(sketch_opening(content, air=air))
    if content.competencies:
        yield Part(sketch_heading(continued=False), with_next=True)
    area = None
    for competency in content.competencies:
        sketch = sketch_competency(competency, new_area=competency.area != area)
        yield Part(sketch, continued=sketch_heading(continued=True))
        area = competency.area
    if content.method or content.assessor:
        yield Part(sketch_assessment(content), with_next=True)
    yield Part(sketch_notes(content), with_next=True)
    yield Part(sketch_signature_and_check(content))


def _draw_page(
    paper: Paper, content: CertificateContent, page: Page, number: int, count: int
) -> None:
    if number == 1:
        draw_letterhead(paper, content)
    else:
        _draw_running_head(paper, content)
    for depth, sketch in page.placed:
        sketch.put(paper, HEIGHT - depth)
    _draw_foot(paper, content, number, count)
    paper.showPage()


def _draw_running_head(paper: Paper, content: CertificateContent) -> None:
    draw_bands(paper, HEIGHT, WIDTH)
    draw_mark(paper, MARGIN, HEIGHT - 47, 18)
    paper.write(MARGIN + 26, HEIGHT - 42, content.title["sv"], "sans_bold", 9.4, PINE)
    paper.write_right(RIGHT, HEIGHT - 42, content.holder.name, "sans", 9.4, INK_SOFT)


def _draw_foot(paper: Paper, content: CertificateContent, number: int, count: int) -> None:
    paper.fill(box(MARGIN, 46, MEASURE, 0.6), LINE)
    shown = numbers.display(content.number)
    names = f"{labels.SERIAL['sv']} {content.serial} · {labels.NUMBER['sv']} {shown}"
    paper.write(MARGIN, 33, names, "sans", _SMALL, INK_SOFT)
    page = labels.page(number, count)
    paper.write_right(RIGHT, 33, page, "sans", _SMALL, INK_SOFT)


def _describe(paper: Paper, content: CertificateContent) -> None:
    paper.setTitle(f"{content.title['sv']} {content.serial}: {content.holder.name}")
    paper.setAuthor(content.issuer.name)
    paper.setSubject(content.subtitle["sv"])
    paper.setCreator("Jag kan")
    paper.setViewerPreference("DisplayDocTitle", "true")


def _refuse_unprintable(content: CertificateContent) -> None:
    """Refuse a character that no font of ours can draw, rather than print an empty box."""
    texts = "".join(_texts(content.to_json()))
    if missing := typeface("sans").missing(texts) + typeface("serif_bold").missing(texts):
        named = ", ".join(f"{each} (U+{ord(each):04X})" for each in sorted(set(missing)))
        raise ValueError(f"No font of ours can print {named}.")


def _texts(plain: object) -> Iterator[str]:
    if isinstance(plain, dict):
        for value in plain.values():
            yield from _texts(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _texts(value)
    elif isinstance(plain, str):
        yield plain
