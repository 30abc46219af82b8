"""Anyone who holds a number learns whether the certificate is genuine, valid, and what it says."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from accounts.models import Tally
from certificates import issuing, numbers
from certificates.document import render_pdf
from certificates.models import Certificate, KeptPage
from competencies.texts import Text
from tests.cast import Cast
from tests.certificates.certificates import (
    issue,
    make_accepted,
    make_draft,
    make_issued,
    make_participation,
    make_replaced,
    make_revoked,
)
from tests.conftest import SignIn

NEVER_ISSUED = numbers.new_number(lambda _bits: 37 * 10**20 + 5)
NOON = datetime(2026, 11, 21, 11, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_one_has_asked_yet(db: None) -> None:
    Tally.objects.all().delete()


def ask(client: Client, number: str | None, **query: str) -> Any:
    return client.get(f"/v/{number}/", query)


def test_valid_one_says_so_and_repeats_all_that_is_printed(cast: Cast, client: Client) -> None:
    certificate = make_issued(cast, shows_birth_date=True)
    content = certificate.printed

    response = ask(client, certificate.number)

    page = response.content.decode()
    assert response.status_code == 200
    assert "Intyget är äkta och gäller" in page
    said = [
        content.holder.name,
        "2007-04-17",
        content.serial,
        certificate.shown_number,
        content.issuer.name,
        content.issuer.org_number,
        content.issuer.signatory_name,
        "Ada Björk",
        "Elin Lind",
        *(sentence["sv"] for sentence in content.fixed_sentences),
        *(sentence["sv"] for sentence in content.opening),
    ]
    for competency in content.competencies:
        said += [competency.name["sv"], competency.level_name["sv"], competency.i_can["sv"]]
        said += competency.words.sentences("sv")
    assert [each for each in said if each not in page] == []


@time_machine.travel(NOON, tick=False)
def test_it_says_when_it_was_checked_in_swedish_time(cast: Cast, client: Client) -> None:
    page = ask(client, NEVER_ISSUED).content.decode()

    assert "Kontrollerat nu, 21 november 2026 kl. 12:04." in page


@pytest.mark.parametrize(
    ("make", "sentence"),
    [(make_replaced, "Intyget är ersatt"), (make_revoked, "Intyget gäller inte")],
)
def test_what_no_longer_holds_names_nobody(
    cast: Cast, client: Client, make: Any, sentence: str
) -> None:
    certificate = make(cast)

    response = ask(client, certificate.number)

    page = response.content.decode()
    assert response.status_code == 200
    assert sentence in page
    assert "Amina" not in page
    assert client.get(f"/v/{certificate.number}/pdf/").status_code == 404


def test_a_kept_page_that_somebody_has_changed_is_drawn_anew(cast: Cast, client: Client) -> None:
    certificate = make_issued(cast)
    before = ask(client, certificate.number).content
    kept = KeptPage.objects.get(certificate=certificate)
    KeptPage.objects.update(html=kept.html.replace("Amina Yusuf", "Någon Annan"))

    page = ask(client, certificate.number).content

    assert "Någon Annan" not in page.decode()
    assert page[:2000] == before[:2000]
    assert KeptPage.objects.get(certificate=certificate).html == kept.html


def test_a_kept_page_is_of_its_own_certificate_alone(cast: Cast, client: Client) -> None:
    certificate, other = make_issued(cast), issue(cast, make_participation(cast, 1))
    ask(client, certificate.number)
    ask(client, other.number)
    taken = KeptPage.objects.get(certificate=certificate).html
    KeptPage.objects.filter(certificate=other).update(html=taken)

    assert "Amina" not in ask(client, other.number).content.decode()


@time_machine.travel(NOON, tick=False)
def test_unknown_numbers_and_what_is_not_issued_answer_alike(cast: Cast, client: Client) -> None:
    make_accepted(cast)
    make_draft(cast)

    asked = [NEVER_ISSUED, "0" * 17, issuing.PREVIEW_NUMBER, "UTKAST", "1", "VV-2026-000001"]
    answers = [ask(client, number) for number in asked]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "Vi hittar inget intyg" in answers[0].content.decode()
    papers = {client.get(f"/v/{number}/pdf/").content for number in asked}
    assert len(papers) == 1


@pytest.mark.parametrize("number", ["<script>", "%00", "å" * 300, "..%2f..", "{{7*7}}"])
def test_nonsense_is_no_number(cast: Cast, client: Client, number: str) -> None:
    response = client.get(f"/v/{number}/")

    assert response.status_code == 404
    assert b"<script>" not in response.content


def test_slips_of_the_hand_lead_to_the_right_page(cast: Cast, client: Client) -> None:
    number = str(make_issued(cast).number)

    for typed in (number.lower(), numbers.display(number), f" {number} "):
        assert ask(client, typed).headers["Location"] == f"/v/{number}/"
        found = client.get("/v/", {"number": typed, "lang": "en"})
        assert found.headers["Location"] == f"/v/{number}/?lang=en"


@pytest.mark.parametrize("typed", ["", "hej", "7K4M-93QX", "\x00", "1" * 301])
def test_number_that_cannot_be_ours_is_kept_and_explained(client: Client, typed: str) -> None:
    response = client.get("/v/", {"number": typed})

    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert not typed.isalnum() or typed in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("7K4M-93QX", "inte ett helt nummer"),
        (numbers.display(NEVER_ISSUED[:-1] + "0"), "Ett tecken stämmer inte."),
        ("VV-2026-000002", "Det där är löpnumret. Skriv det längre numret vid koden."),
    ],
)
def test_what_is_wrong_with_a_number_is_said(client: Client, typed: str, sentence: str) -> None:
    page = client.get("/v/", {"number": typed}).content.decode()

    assert sentence in page


def test_serial_is_called_the_same_on_page_and_paper(cast: Cast, client: Client) -> None:
    certificate = make_issued(cast)
    paper = PdfReader(BytesIO(bytes(certificate.document.pdf)))

    assert "<dt>Löpnummer</dt>" in ask(client, certificate.number).content.decode()
    assert f"Löpnummer {certificate.serial}" in paper.pages[0].extract_text()


def test_what_it_was_built_on_is_said_alike_on_page_and_paper(cast: Cast, client: Client) -> None:
    certificate = make_issued(cast)
    assert certificate.printed.basis is not None
    built_on = certificate.printed.basis.sentence("sv")

    paper = "".join(
        page.extract_text() for page in PdfReader(BytesIO(bytes(certificate.document.pdf))).pages
    )

    assert built_on
    assert "Underlag" in paper
    assert built_on in " ".join(paper.split())
    page = ask(client, certificate.number).content.decode()
    assert "<dt>Underlag</dt>" in page
    assert f"<dd>{built_on}</dd>" in page


def test_page_says_of_the_issuer_what_the_paper_says(cast: Cast, client: Client) -> None:
    certificate = make_issued(cast)
    issuer = certificate.printed.issuer

    page = ask(client, certificate.number).content.decode()

    for fact in (issuer.address, issuer.email, issuer.web, "Tills vidare"):
        assert fact in page


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_cookie_no_script_no_trace(cast: Cast, sign_in: SignIn, language: str) -> None:
    replaced, revoked = make_replaced(cast), make_revoked(cast)
    numbers_of_all_kinds = [replaced.replaced_by.number, replaced.number, revoked.number, "0"]

    for client in (Client(), sign_in(cast.amina)):
        for number in numbers_of_all_kinds:
            response = ask(client, number, lang=language)
            assert not response.cookies
            assert b"<script" not in response.content
            assert response.headers["Cache-Control"] == "no-store"
            assert "noindex" in response.headers["X-Robots-Tag"]
            assert response.headers["Content-Language"] == language


def test_it_can_be_read_in_english(cast: Cast, client: Client) -> None:
    page = ask(client, make_issued(cast).number, lang="en").content.decode()

    assert "The certificate is genuine and valid" in page
    assert "Certificate of competence" in page
    assert not re.search(r"Kompetensintyg|Bekräftat", page)


def test_paper_can_be_fetched_while_it_is_valid(cast: Cast, client: Client) -> None:
    certificate = make_issued(cast)

    response = client.get(f"/v/{certificate.number}/pdf/")

    assert response.content == bytes(certificate.document.pdf)
    assert response.headers["Content-Type"] == "application/pdf"
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("make", [None, make_draft, make_revoked])
def test_that_there_is_no_paper_is_kept_nowhere(cast: Cast, client: Client, make: Any) -> None:
    number = make(cast).number if make else NEVER_ISSUED

    response = client.get(f"/v/{number}/pdf/")

    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert not response.cookies


@pytest.mark.parametrize("address", ["/v/{0}/", "/v/{0}/pdf/", "/v/", "/api/certificates/{0}/"])
def test_flood_is_turned_away(cast: Cast, client: Client, settings: Any, address: str) -> None:
    settings.RATES = {**settings.RATES, "check_certificate": (2, 3600)}

    *before, last = [client.get(address.format(NEVER_ISSUED)) for _ in range(3)]

    assert last.status_code == 429
    assert 429 not in [answer.status_code for answer in before]
    assert last.headers["Retry-After"] == "3600"
    assert last.headers["Cache-Control"] == "no-store"
    assert "noindex" in last.headers["X-Robots-Tag"]


def test_it_takes_few_queries(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    number = make_issued(cast).number
    ask(client, number)

    with django_assert_max_num_queries(7) as asked:
        ask(client, number)

    of_the_register = [query for query in asked if "certificates_" in query["sql"]]
    assert len(of_the_register) == 1


def test_what_changes_later_never_reaches_it(cast: Cast, client: Client) -> None:
    certificate = make_issued(cast)
    paper = bytes(certificate.document.pdf)
    said = before_the_check(ask(client, certificate.number))

    cast.amina.name = "Någon Annan"
    cast.amina.save()
    cast.ada.name = "Ada Gift"
    cast.ada.save()
    cast.cykelkoket.name = "Verkstaden"
    cast.cykelkoket.save()
    certificate.type.title = Text(sv="Diplom", en="Diploma")
    certificate.type.save()

    assert before_the_check(ask(client, certificate.number)) == said
    assert client.get(f"/v/{certificate.number}/pdf/").content == paper
    again = Certificate.objects.get(pk=certificate.pk)
    assert paper.startswith(render_pdf(again.printed))  # the seal comes after it


def before_the_check(response: Any) -> str:
    """Return the page but for the time of the check."""
    return re.sub(r"Kontrollerat nu[^<]*", "", response.content.decode())


def test_a_far_too_long_number_is_explained_in_our_words(cast: Cast) -> None:
    page = Client().get("/v/", {"number": "x" * 3000})

    assert page.status_code == 422
    assert "inte ett helt nummer från oss" in page.content.decode()
    assert "3000" not in page.content.decode()
