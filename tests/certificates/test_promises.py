"""Every kind of certificate, in every script, keeps every promise of a finished file."""

from typing import Any

import pytest

from certificates.content import CertificateContent, Emblems, EvidenceCount, Logo
from certificates.content.parts import Basis
from certificates.document import render_pdf
from certificates.pdf.archive import ARCHIVES
from tests.certificates.contents import (
    make_content,
    make_letter,
    make_participation,
    make_statement,
    make_validation,
    text,
)
from tests.certificates.logo import LOGO
from tests.certificates.reader import File, faults

KINDS = (make_participation, make_statement, make_letter, make_content, make_validation)
NAMES = {
    "Swedish": "Åsa Öberg-Hällström",
    "Polish": "Zażółć Gęślą-Jaźń",
    "Turkish": "Iğdır Şükrü Çağlayan",
    "Cyrillic": "Олена Шевченко",
    "Arabic": "أحمد محمد الخطيب",
    "Persian": "زهرا رضایی",
    "Tigrinya": "ሰላም ገብረመድህን",
    "mixed": "Amina أمينة ኣሚና",
}
EMBLEMS = Emblems(
    text("Medfinansieras av Europeiska unionen", "Co-funded by the European Union"),
    (
        Logo(text("Europeiska unionen", "European Union"), "eu", 15),
        Logo(text("Exempelstaden", "Example City"), LOGO, 12),
    ),
)


def read(content: CertificateContent, **options: Any) -> list[str]:
    """Return the promises that a certificate breaks, the name on it among what it must say."""
    carries_data = options.get("profile") is not ARCHIVES
    said = [content.holder.name, content.title["sv"], content.serial]
    return faults(File(render_pdf(content, **options), content.check_url, said, carries_data))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_every_kind_in_every_script(make: Any, name: str) -> None:
    assert read(make(name=name)) == []


@pytest.mark.parametrize("languages", [("sv",), ("sv", "en")])
@pytest.mark.parametrize("count", [1, 40])
def test_one_and_forty_competencies(count: int, languages: tuple[str, ...]) -> None:
    assert read(make_content(count=count, languages=languages)) == []


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_with_everything_that_may_stand_on_it(make: Any) -> None:
    content = make(
        emblems=EMBLEMS,
        replaces="VV-2026-000100",
        version=2,
        basis=Basis((EvidenceCount(text("foton", "photos"), 4),), self_assessed=True),
    )

    assert read(content) == []


def test_an_archive_gets_it_without_data() -> None:
    assert read(make_content(), profile=ARCHIVES) == []


def test_swedish_alone_says_nothing_in_english() -> None:
    content = make_content(languages=("sv",))

    said = File(render_pdf(content), content.check_url).text

    for word in ("Competencies", "Certificate", "Level", "Issued", "page"):
        assert word not in said
