"""A certificate on paper says everything its content says, the same way every time."""

import dataclasses
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from certificates.document import render_pdf
from tests.certificates.contents import CHECK_URL, make_content, make_participation


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_pdf(make_content()) == render_pdf(make_content())
    other = dataclasses.replace(make_content(), serial="VV-2026-000124")
    assert render_pdf(make_content()) != render_pdf(other)


def test_eight_competencies_fit_in_ninety_kilobytes() -> None:
    assert len(render_pdf(make_content(count=8))) < 90_000


@pytest.mark.parametrize("count", [1, 8, 24])
def test_pages_are_numbered(count: int) -> None:
    pages = _pages(render_pdf(make_content(count=count)))

    for number, page in enumerate(pages, start=1):
        assert f"sida {number} av {len(pages)}" in page


def test_the_file_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(render_pdf(make_participation())))

    assert reader.metadata
    assert reader.metadata.title == "Deltagarintyg VV-2026-000123: Amina Yusuf"
    assert reader.metadata.author == "Validering Väst"
    assert str(reader.root_object["/Lang"]) == "sv-SE"


def test_the_check_page_is_linked() -> None:
    last: Any = PdfReader(BytesIO(render_pdf(make_content()))).pages[-1]

    assert [note.get_object()["/A"]["/URI"] for note in last["/Annots"]] == [CHECK_URL]


def test_a_character_no_font_has_is_named() -> None:
    with pytest.raises(ValueError, match=r"月 \(U\+6708\)"):
        render_pdf(make_content(name="Amina 月"))


def _pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]
