"""A certificate on paper says everything its content says, the same way every time."""

import dataclasses
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from certificates import numbers
from certificates.content import CertificateContent, Emblems, Logo
from certificates.document import render_pdf
from certificates.pdf import qr
from tests.certificates.contents import (
    make_content,
    make_letter,
    make_participation,
    make_statement,
    make_validation,
    text,
)
from tests.certificates.reader import File, faults

COMPETENCE = make_content(
    replaces="VV-2026-000100",
    funding=text("Medfinansieras av Europeiska unionen.", "Co-funded by the European Union."),
)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_pdf(COMPETENCE) == render_pdf(COMPETENCE)
    assert render_pdf(COMPETENCE) != render_pdf(make_content(serial="VV-2026-000124"))


def test_another_process_on_another_day_gives_the_same_bytes(pytestconfig: pytest.Config) -> None:
    program = (
        "import hashlib; from certificates.document import render_pdf;"
        "from tests.certificates.contents import make_content;"
        "print(hashlib.sha256(render_pdf(make_content())).hexdigest())"
    )

    def fingerprint(seed: str, moment: str) -> str:
        return subprocess.run(  # noqa: S603 (our own program, no input)
            [sys.executable, "-c", program],
            cwd=pytestconfig.rootpath,
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": moment},
            capture_output=True,
            check=True,
            text=True,
        ).stdout

    assert fingerprint("1", "1000000000") == fingerprint("2", "")


def test_many_at_once_do_not_disturb_each_other() -> None:
    contents = [make_content(count=1, name=f"Amina {name}") for name in ("Yusuf", "ሰላም", "أحمد")]

    with ThreadPoolExecutor(max_workers=6) as pool:
        together = list(pool.map(render_pdf, contents * 4))

    assert together == [render_pdf(content) for content in contents] * 4


@pytest.mark.parametrize(
    "content",
    [COMPETENCE, make_participation(), make_statement(), make_letter(), make_validation()],
)
def test_everything_can_be_read_out_of_the_file(content: CertificateContent) -> None:
    expected = [*_texts(content.to_json()), *_sentences(content)]

    assert faults(File(render_pdf(content), content.check_url, expected)) == []


def test_the_ladder_stands_behind_each_competency() -> None:
    said = " ".join(_pages(render_pdf(make_content(count=2))))

    for word in ("Har visat 1 gång", "Har visat 2 gånger", "Bekräftat", "Bedömt"):
        assert word in said
    assert "av handledare, Cykelköket (2)" in said
    assert "samtal och arbetsprov, 12 november 2026" in said


def test_a_rung_nobody_stands_on_says_nothing() -> None:
    words = dataclasses.replace(make_content(count=1).competencies[0].words, confirmed=None)
    competency = dataclasses.replace(make_content(count=1).competencies[0], words=words)

    said = " ".join(_pages(render_pdf(make_content(competencies=(competency,)))))

    assert "Bedömt" in said
    assert "Bekräftat" not in said


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 13, 24])
def test_pages_are_numbered_and_the_check_is_never_alone(count: int) -> None:
    pages = _pages(render_pdf(make_content(count=count)))

    for number, page in enumerate(pages, start=1):
        assert f"sida {number} av {len(pages)}" in page
        assert "Kompetenser" in page or "Så har vi bedömt" in page or number == len(pages)
    assert "Kontrollera intyget" in pages[-1]
    assert "Intyget kan återkallas" in pages[-1]


BOTH = ("sv", "en")
FUNDED = Emblems(
    text("Medfinansieras av Europeiska unionen", "Co-funded by the European Union"),
    (Logo(text("Europeiska unionens emblem", "Emblem of the European Union"), "eu", 14),),
)


@pytest.mark.parametrize("languages", [("sv",), BOTH])
@pytest.mark.parametrize("emblems", [None, FUNDED])
@pytest.mark.parametrize("name", ["Amina Yusuf", "مُحَمَّد أَحْمَد", "ሰላም ገብረመድህን"])
@pytest.mark.parametrize(
    ("make", "told"),
    [
        (make_content, "Så har vi bedömt"),
        (make_validation, "Så har vi bedömt"),
        (make_letter, "Samtal om orden"),
        (make_statement, "Verkstadsansvarig"),
    ],
)
def test_no_page_holds_only_the_end(
    make: Any, told: str, name: str, emblems: Emblems | None, languages: tuple[str, ...]
) -> None:
    counts: list[dict[str, int]] = [{"count": 1}, {"count": 8}, {"count": 40}]
    for how in counts if make in {make_content, make_validation} else [{}]:
        content = make(name=name, emblems=emblems, languages=languages, **how)

        assert told in _pages(render_pdf(content))[-1]


def test_a_tighter_end_saves_a_page() -> None:
    content = make_validation(count=8, emblems=FUNDED, languages=BOTH)

    assert len(_pages(render_pdf(content))) == 3
    assert len(_pages(render_pdf(make_letter(languages=BOTH)))) == 1


def test_every_page_says_which_certificate_it_belongs_to() -> None:
    for page in _pages(render_pdf(make_content(count=24))):
        assert "VV-2026-000123" in page
        assert numbers.display(make_content().number) in page


def test_a_certificate_of_participation_is_one_page() -> None:
    assert len(_pages(render_pdf(make_participation()))) == 1


def test_long_texts_find_room_or_are_refused() -> None:
    first, *rest = make_content().competencies
    long = dataclasses.replace(
        first,
        name=text("Mycket lång kompetens " * 8 + "slut", "Very long " * 12 + "end"),
        level_name=text("Arbetar självständigt i alla situationer " * 3 + "nu", "On my own"),
        i_can=text("Jag kan " * 60 + "allt", "I can " * 60 + "all"),
    )
    endless = dataclasses.replace(first, i_can=text("Jag kan " * 2000 + "allt", "I can"))
    wordy = make_content(count=1, method=text("Samtal. " * 450 + "Klart.", "Talk."))

    said = "".join(_pages(render_pdf(make_content(competencies=(long, *rest)))))

    assert long.i_can["sv"].replace(" ", "") in said.replace(" ", "")
    assert len(_pages(render_pdf(wordy))) > 2
    with pytest.raises(ValueError, match="too long for a page"):
        render_pdf(make_content(competencies=(endless,)))


@pytest.mark.parametrize(("languages", "most"), [(("sv",), 26_000), (("sv", "en"), 30_000)])
def test_eight_competencies_weigh_little(languages: tuple[str, ...], most: int) -> None:
    assert len(render_pdf(make_content(count=8, languages=languages))) <= most


def test_the_file_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(render_pdf(make_participation())))

    assert reader.metadata
    assert reader.metadata.title == "Deltagarintyg VV-2026-000123: Amina Yusuf"
    assert reader.metadata.author == "Validering Väst"
    assert str(reader.metadata.creation_date)[:10] == "2026-11-20"
    assert str(reader.root_object["/Lang"]) == "sv-SE"


def test_drawing_knows_nothing_of_django() -> None:
    folder = Path(qr.__file__).parent

    assert [file.name for file in folder.glob("*.py") if "django" in file.read_text()] == []


def _pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def _sentences(content: CertificateContent) -> list[str]:
    lines = [
        sentence
        for competency in content.competencies
        for sentence in competency.words.sentences("en")
    ]
    return [*lines, numbers.display(content.number)]


NOT_PRINTED = {
    "code", "schema", "kind", "number", "by_role", "by", "methods", "language", "languages",
}  # fmt: skip
"""Printed in another form (dates, the number, the ladder), or not for reading."""


def _texts(plain: Any) -> list[str]:
    if isinstance(plain, dict):
        kept = [value for name, value in plain.items() if name not in NOT_PRINTED]
        return [words for value in kept for words in _texts(value)]
    if isinstance(plain, list):
        return [words for value in plain for words in _texts(value)]
    is_date = isinstance(plain, str) and len(plain) == 10 and plain[:2] == "20"
    return [plain] if isinstance(plain, str) and not is_date else []


def talkative() -> CertificateContent:
    """Return a statement of many words."""
    content = make_statement()
    assert content.statement is not None
    words = dataclasses.replace(content.statement, seen=9 * content.statement.seen)
    return dataclasses.replace(content, statement=words)


@pytest.mark.parametrize(
    ("content", "words", "vouched_by"),
    [
        (talkative(), "Hon frågar när något är oklart", "Kalle Persson"),
        (make_letter(emblems=FUNDED), "Jag visade en ny deltagare", "Sara Nyberg"),
    ],
    ids=["supervisor", "dialogue partner"],
)
def test_who_vouches_for_words_stands_on_their_page(
    content: CertificateContent, words: str, vouched_by: str
) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(render_pdf(content))).pages]

    (vouched,) = [page for page in pages if words in page]
    assert len(pages) == 2
    assert vouched_by in vouched
