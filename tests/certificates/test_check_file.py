"""A file is untouched, changed or not ours; nothing of it is kept; any file gets a sentence."""

import dataclasses
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory

from certificates.document import render_pdf
from certificates.models import Certificate
from certificates.pdf import examine as examining
from certificates.pdf.examine import LARGEST
from certificates.uploads import InMemory
from tests.cast import Cast
from tests.certificates.certificates import (
    make_issued,
    make_replaced,
    make_revoked,
    make_suspended,
)
from tests.certificates.contents import make_content

ADDRESS = "/v/file/"


def hand_in(client: Client, content: bytes, name: str = "intyg.pdf", **query: str) -> HttpResponse:
    file = SimpleUploadedFile(name, content, "application/pdf")
    response = client.post(ADDRESS, {"file": file}, query_params=query)
    assert isinstance(response, HttpResponse)
    return response


def said_of(client: Client, content: bytes) -> str:
    return hand_in(client, content).content.decode()


def paper_of(certificate: Certificate) -> bytes:
    return bytes(certificate.document.pdf)


def test_our_file_is_untouched(cast: Cast, client: Client) -> None:
    page = said_of(client, paper_of(make_issued(cast)))

    assert "Filen är vår och orörd" in page
    assert "Intyget är äkta och gäller" in page
    assert "Amina Yusuf" in page


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (make_replaced, "Intyget är ersatt"),
        (make_revoked, "Intyget gäller inte"),
        (make_suspended, "Intyget gäller inte just nu"),
    ],
)
def test_an_untouched_file_that_no_longer_holds_says_that_first(
    cast: Cast, client: Client, make: Any, sentence: str
) -> None:
    page = said_of(client, paper_of(make(cast)))

    assert f"<h1>{sentence}" in page
    assert "Filen är vår och orörd. Men det som står i den gäller inte nu." in page
    assert "seal-check" not in page
    assert "Amina" not in page


def test_a_changed_file_is_not_called_genuine(cast: Cast, client: Client) -> None:
    page = said_of(client, flipped(paper_of(make_issued(cast))))

    assert "<h1>Filen är ändrad" in page
    assert "Intyget i vårt register" in page
    assert "Intyget är äkta" not in page


def test_the_answer_is_said_in_two_languages(cast: Cast, client: Client) -> None:
    paper = paper_of(make_issued(cast))

    assert "The file is ours, untouched" in said_of(client, paper)


def test_the_language_of_the_question_is_kept(client: Client) -> None:
    question = client.get("/v/?lang=en").content.decode()

    assert 'action="/v/file/?lang=en"' in question
    assert '<input type="hidden" name="lang" value="en">' in question
    assert client.get(f"{ADDRESS}?lang=en").headers["Location"] == "/v/?lang=en"


def flipped(pdf: bytes) -> bytes:
    place = len(pdf) // 2
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def saved_again(pdf: bytes) -> bytes:
    file = BytesIO()
    pikepdf.open(BytesIO(pdf)).save(file)
    return file.getvalue()


def appended_to(pdf: bytes) -> bytes:
    return pdf + b"\n% a line more\n"


@pytest.mark.parametrize("change", [flipped, saved_again, appended_to])
def test_a_changed_file_is_told_and_the_truth_is_shown(
    cast: Cast, client: Client, change: Any
) -> None:
    page = said_of(client, change(paper_of(make_issued(cast))))

    assert "Filen är ändrad" in page
    assert "Det här står i vårt register" in page
    assert "Amina Yusuf" in page


def test_a_paper_with_another_name_and_our_number_is_changed(cast: Cast, client: Client) -> None:
    content = make_issued(cast).printed
    forged = dataclasses.replace(
        content, holder=dataclasses.replace(content.holder, name="Någon Annan")
    )

    page = said_of(client, render_pdf(forged))

    assert "Filen är ändrad" in page
    assert "Någon Annan" not in page


def test_somebody_elses_file_is_not_ours(cast: Cast, client: Client) -> None:
    page = said_of(client, render_pdf(make_content()))

    assert "Filen är inte vår" in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"hello", "Det är ingen PDF."),
        (b"%PDF-1.7\nbroken", "Den är skadad."),
        (b"%PDF-1.7\n" + b"x" * LARGEST, "Den är större än någon fil från oss."),
    ],
)
def test_every_other_file_gets_a_sentence(
    cast: Cast, client: Client, content: bytes, sentence: str
) -> None:
    response = hand_in(client, content)

    assert response.status_code == 200
    assert sentence in response.content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Välj filen som du vill kontrollera."),
        ({"file": "no file"}, "Välj filen som du vill kontrollera."),
        ({"file": SimpleUploadedFile("intyg.pdf", b"")}, "Filen är tom."),
    ],
)
def test_no_file_is_explained(
    cast: Cast, client: Client, given: dict[str, Any], sentence: str
) -> None:
    response = client.post(ADDRESS, given)

    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_of_many_files_the_last_is_looked_at(cast: Cast, client: Client) -> None:
    ours = SimpleUploadedFile("intyg.pdf", paper_of(make_issued(cast)))
    others = [SimpleUploadedFile(f"{number}.pdf", b"%PDF-") for number in range(20)]

    page = client.post(ADDRESS, {"file": [*others, ours]}).content.decode()

    assert "Filen är vår och orörd" in page


@pytest.mark.parametrize("field", ["file", "file{}"])
def test_many_large_files_take_the_room_of_one(cast: Cast, client: Client, field: str) -> None:
    large = b"%PDF-" + b"x" * 2_000_000
    files: dict[str, list[SimpleUploadedFile]] = {}
    for number in range(20):
        each = SimpleUploadedFile("intyg.pdf", large)
        files.setdefault(field.format(number), []).append(each)
    request = RequestFactory().post(ADDRESS, files)
    request.upload_handlers = [InMemory(request)]

    found = [each for name in request.FILES for each in request.FILES.getlist(name)]

    assert sum(len(each.read()) for each in found) <= len(large)


def test_nothing_of_it_is_kept(
    cast: Cast, client: Client, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = str(folder)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1
    monkeypatch.setattr("tempfile.tempdir", str(folder))

    response = hand_in(client, b"%PDF-1.7\n" + b"x" * 3_000_000)

    assert list(folder.iterdir()) == []
    assert not Path(settings.MEDIA_ROOT).exists()
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_it_is_looked_at_in_english(cast: Cast, client: Client) -> None:
    response = hand_in(client, paper_of(make_issued(cast)), lang="en")

    assert "The file is ours, untouched" in response.content.decode()


def test_an_address_without_a_file_leads_to_the_question(client: Client) -> None:
    assert client.get(ADDRESS).headers["Location"] == "/v/"


def test_a_flood_of_files_is_turned_away(cast: Cast, client: Client, settings: Any) -> None:
    settings.RATES = {**settings.RATES, "check_file": (1, 3600)}

    first, second = (hand_in(client, b"hello") for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 429)


def test_whoever_comes_when_many_are_looked_at_is_asked_to_come_back(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file may take its time; the threads that answer other pages are not to wait for it."""
    paper = paper_of(make_issued(cast))
    monkeypatch.setattr(examining, "WAITS_FOR_TURN", 0)
    monkeypatch.setattr(examining, "_turns", BoundedSemaphore(1))

    with examining._turns:
        turned_away = hand_in(client, flipped(paper))
        untouched = said_of(client, paper)

    assert turned_away.status_code == 429
    assert turned_away.headers["Cache-Control"] == "no-store"
    assert "Filen är vår och orörd" in untouched
    assert "Filen är ändrad" in said_of(client, flipped(paper))
