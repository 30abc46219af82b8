"""An issuer begins a certificate of participation; its holder looks through it like any other."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from certificates import issuing
from certificates.models import Certificate
from programmes.models import Enrolment
from tests.cast import Cast
from tests.certificates.certificates import issue, letters_about, make_handler
from tests.conftest import SignIn

ADDRESS = "/desk/certificates/participation/"


@pytest.fixture
def enrolment(cast: Cast) -> Enrolment:
    return Enrolment.objects.get(participant=cast.amina)


def press(client: Client, enrolment: Enrolment) -> Any:
    return client.post(ADDRESS, {"enrolment": enrolment.pk})


def test_issuer_begins_it(cast: Cast, sign_in: SignIn, enrolment: Enrolment) -> None:
    press(sign_in(cast.ines), enrolment)

    certificate = Certificate.objects.get()
    assert certificate.is_draft
    assert certificate.type.code == "participation"
    (letter,) = letters_about(certificate)
    assert letter.to == [cast.amina.email]


def test_it_is_issued_and_says_when_and_where(cast: Cast, enrolment: Enrolment) -> None:
    certificate = issuing.draft_participation(enrolment, by=cast.ines)
    certificate.accept(by=cast.amina)

    content = issue(cast, certificate).printed

    assert content.title["sv"] == "Deltagarintyg"
    assert content.subtitle["sv"] == "Steg framåt"
    assert content.activity is not None
    assert content.activity.place is not None
    assert content.activity.place["sv"] == "Cykelköket"
    assert content.activity.first_on == date(2026, 1, 12)
    assert "Hikikomori" not in str(certificate.content)


def test_draft_on_paper_says_the_same_as_the_page(
    cast: Cast, sign_in: SignIn, enrolment: Enrolment
) -> None:
    certificate = issuing.draft_participation(enrolment, by=cast.ines)
    client = sign_in(cast.amina)

    page = client.get(f"/certificates/{certificate.pk}/proof/").content.decode()
    pdf = client.get(f"/certificates/{certificate.pk}/pdf/")

    paper = PdfReader(BytesIO(pdf.content)).pages[0].extract_text()
    for fact in ("Steg framåt", "Cykelköket", "Har deltagit i verksamheten"):
        assert fact in page
        assert fact in paper
    assert "Utkast – inte utfärdat" in paper


def test_protected_person_is_placed_nowhere(cast: Cast) -> None:
    enrolment = Enrolment.objects.get(participant=cast.skye)

    content = issuing.preview(issuing.draft_participation(enrolment, by=cast.ines))

    assert content.activity is not None
    assert content.activity.place is None


def test_a_programme_is_no_place(cast: Cast, sign_in: SignIn, enrolment: Enrolment) -> None:
    cast.amina.placements.all().delete()
    certificate = issuing.draft_participation(enrolment, by=cast.ines)
    client = sign_in(cast.amina)

    page = client.get(f"/certificates/{certificate.pk}/proof/").content.decode()
    pdf = client.get(f"/certificates/{certificate.pk}/pdf/").content

    paper = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Plats" not in paper
    assert "<dt>Plats</dt>" not in page
    for fact in ("Steg framåt", "12 januari"):
        assert fact in page
        assert fact in paper


def test_holder_proofs_it_without_competencies(
    cast: Cast, sign_in: SignIn, enrolment: Enrolment
) -> None:
    certificate = issuing.draft_participation(enrolment, by=cast.ines)
    client = sign_in(cast.amina)

    client.post(f"/certificates/{certificate.pk}/choose/", {"name": "Amina Y. Yusuf"})

    certificate.refresh_from_db()
    assert certificate.name == "Amina Y. Yusuf"
    assert not certificate.shows_workplace


def test_beginning_twice_begins_one(cast: Cast, sign_in: SignIn, enrolment: Enrolment) -> None:
    client = sign_in(cast.ines)

    assert press(client, enrolment).url == press(client, enrolment).url


def test_one_that_is_issued_is_shown_and_nobody_is_asked(
    cast: Cast, sign_in: SignIn, enrolment: Enrolment
) -> None:
    certificate = issuing.draft_participation(enrolment, by=cast.ines)
    certificate.accept(by=cast.amina)
    issue(cast, certificate)
    assert letters_about(certificate)

    page = sign_in(cast.ines).post(ADDRESS, {"enrolment": enrolment.pk}, follow=True)

    assert "Det finns redan ett" in page.content.decode()
    assert "fått frågan" not in page.content.decode()
    assert letters_about(certificate) == []


def test_name_finds_whom_one_looks_for(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.ines).get(ADDRESS, {"q": "amina"}).content.decode()

    assert "Amina Yusuf" in page
    assert "Mehari" not in page


def test_protected_person_is_there_for_handlers_only(cast: Cast, sign_in: SignIn) -> None:
    enrolment = Enrolment.objects.get(participant=cast.skye)
    client = sign_in(cast.ines)

    assert "Skye" not in client.get(ADDRESS, {"q": "skye"}).content.decode()
    assert "Skye" not in client.get(ADDRESS).content.decode()
    assert press(client, enrolment).status_code == 422
    assert press(sign_in(make_handler(cast)), enrolment).status_code == 302


def test_handler_finds_them_by_what_they_are_called(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(make_handler(cast))

    assert "Skye" in client.get(ADDRESS, {"q": "skye"}).content.decode()
    assert "Skye" not in client.get(ADDRESS, {"q": "strand"}).content.decode()
    assert "Strand" not in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("wrong", ["", "0", "x", "999999", "9" * 25])
def test_nobody_chosen_is_explained(cast: Cast, sign_in: SignIn, wrong: str) -> None:
    response = sign_in(cast.ines).post(ADDRESS, {"enrolment": wrong})

    assert response.status_code == 422
    assert "Välj en deltagare" in response.content.decode()


@pytest.mark.parametrize("name", ["amina", "sara", "ada", "elin", "lo"])
def test_others_may_not(cast: Cast, sign_in: SignIn, enrolment: Enrolment, name: str) -> None:
    assert press(sign_in(getattr(cast, name)), enrolment).status_code == 403


def test_many_rows_cost_no_more_than_few(
    cast: Cast,
    sign_in: SignIn,
    enrolment: Enrolment,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = sign_in(cast.ines)
    client.get(ADDRESS)
    with django_assert_max_num_queries(12) as few:
        client.get(ADDRESS)
    for day in range(1, 25):
        Enrolment.objects.create(
            participant=cast.mehari,
            local_project=enrolment.local_project,
            starts_on=date(2026, 2, day),
        )

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(ADDRESS)
