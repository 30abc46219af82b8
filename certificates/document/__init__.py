"""From certificate content to PDF bytes: no database, no clock, no settings, no network."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

from certificates import numbers
from certificates.content import CertificateContent
from certificates.document import labels
from certificates.document.assessment import assessment_part
from certificates.document.closing import notes_part, sketch_signature_and_check
from certificates.document.competencies import competency_parts
from certificates.document.emblem import draw_bands, draw_mark
from certificates.document.opening import draw_letterhead, sketch_opening
from certificates.document.own_words import situation_parts, statement_parts
from certificates.document.palette import INK_SOFT, LINE, PINE
from certificates.document.pen import Pen
from certificates.pdf.archive import HOLDERS, Attachment, Description, Profile
from certificates.pdf.layout import Page, Part, lay_out, sink_last
from certificates.pdf.paper import HEIGHT, WIDTH, Paper
from certificates.pdf.shapes import box
from certificates.pdf.sketch import MARGIN, MEASURE, RIGHT
from certificates.pdf.typefaces import typeface

__all__ = ["frozen_data", "render_pdf"]

_NEXT_TOP = 57.0
_BOTTOM = HEIGHT - 57
_MOST_AIR, _LEAST_AIR = 110.0, -28.0
_TIGHTER = ((0.0, False), (0.0, True), (_LEAST_AIR, True))  # the opening's air, the closing
_SMALL = 7.8


def render_pdf(
    content: CertificateContent,
    *,
    attachment: Attachment | None = None,
    profile: Profile = HOLDERS,
) -> bytes:
    """Draw the certificate; the same content always gives the same bytes.

    The file carries the content it was drawn from as JSON, unless something else is attached or the
    profile carries nothing. ValueError for what cannot be printed.
    """
    data = frozen_data(content)
    _refuse_unprintable(data.content.decode())
    pen = Pen(content.is_bilingual)
    pages = _pages(pen, content)
    paper = Paper(_description(content))
    for number, page in enumerate(pages, start=1):
        _draw_page(paper, pen, content, page=(page, number, len(pages)))
    return paper.finished(attachment or data, profile)


def frozen_data(content: CertificateContent) -> Attachment:
    """Return the frozen content as a file to attach: what was issued, word for word."""
    plain = json.dumps(content.to_json(), ensure_ascii=False, separators=(",", ":"))
    said = "Intygets innehåll i maskinläsbar form"
    return Attachment("intyg.json", "application/json", said, plain.encode())


def _pages(pen: Pen, content: CertificateContent) -> list[Page]:
    """Lay the parts out, see what room the first page leaves, and give it to the opening as air.

    Where a tighter closing or opening saves a page, it is tighter. Where that leaves the emptiest
    page less empty, the closing takes what stands before it along to the last page.
    """
    told = list(_told(pen, content))
    closings = {tight: _closing(pen, content, tight=tight) for tight in (False, True)}

    @cache
    def opening(air: float) -> Part:
        return Part(sketch_opening(pen, content, air=air))

    @cache
    def laid_out(air: float, tight: bool, joined: bool) -> list[Page]:  # noqa: FBT001 (a setting)
        last = [replace(part, with_next=True) if joined else part for part in told[-1:]]
        parts = [opening(air), *told[:-1], *last, *closings[tight]]
        return lay_out(parts, first_top=0, next_top=_NEXT_TOP, bottom=_BOTTOM)

    def flaws(setting: tuple[tuple[float, bool], bool]) -> tuple[int, float]:
        (air, tight), joined = setting
        pages = laid_out(air, tight, joined)
        return len(pages), -min(page.used for page in pages)

    (least, tight), joined = min(product(_TIGHTER, (False, True)), key=flaws)
    room = _BOTTOM - laid_out(least, tight, joined)[0].used
    pages = laid_out(min(_MOST_AIR, least + room - 2), tight, joined)
    sink_last(pages[-1], _BOTTOM)
    return pages


def _told(pen: Pen, content: CertificateContent) -> Iterator[Part]:
    """Yield what the certificate tells, between the opening and the closing."""
    if content.competencies:
        yield from competency_parts(pen, content)
    if content.statement:
        yield from statement_parts(pen, content.statement)
    if content.situations:
        yield from situation_parts(pen, content)
    if content.method or content.assessor:
        yield assessment_part(pen, content)


def _closing(pen: Pen, content: CertificateContent, *, tight: bool) -> list[Part]:
    return [
        notes_part(pen, content, tight=tight),
        Part(sketch_signature_and_check(pen, content, tight=tight)),
    ]


def _draw_page(
    paper: Paper, pen: Pen, content: CertificateContent, *, page: tuple[Page, int, int]
) -> None:
    placed, number, count = page
    if number == 1:
        draw_letterhead(paper, content)
    else:
        _draw_running_head(paper, content)
    for part in placed.placed:
        part.put(paper, HEIGHT)
    with paper.artifact():
        _draw_foot(paper, pen, content, page=(number, count))
    paper.showPage()


def _draw_running_head(paper: Paper, content: CertificateContent) -> None:
    with paper.artifact():
        draw_bands(paper, HEIGHT, WIDTH)
        draw_mark(paper, MARGIN, HEIGHT - 47, 18)
        paper.write(MARGIN + 26, HEIGHT - 42, content.title["sv"], "serif_bold", 9.4, PINE)
        paper.write_right(RIGHT, HEIGHT - 42, content.holder.name, "sans", 9.4, INK_SOFT)


def _draw_foot(
    paper: Paper, pen: Pen, content: CertificateContent, *, page: tuple[int, int]
) -> None:
    paper.fill(box(MARGIN, 46, MEASURE, 0.6), LINE)
    shown = numbers.display(content.number)
    names = f"{labels.SERIAL['sv']} {content.serial} · {labels.NUMBER['sv']} {shown}"
    paper.write(MARGIN, 33, names, "sans", _SMALL, INK_SOFT)
    paper.write_right(RIGHT, 33, pen.label(labels.page(*page)), "sans", _SMALL, INK_SOFT)


def _description(content: CertificateContent) -> Description:
    return Description(
        title=f"{content.title['sv']} {content.serial}: {content.holder.name}",
        author=content.issuer.name,
        subject=content.subtitle["sv"],
        made_on=content.issued_on,
    )


def _refuse_unprintable(texts: str) -> None:
    """Refuse a character that no font of ours can draw, rather than print an empty box."""
    if missing := {*typeface("sans").missing(texts), *typeface("serif_bold").missing(texts)}:
        named = ", ".join(f"{each} (U+{ord(each):04X})" for each in sorted(missing))
        raise ValueError(f"No font of ours can print {named}.")
