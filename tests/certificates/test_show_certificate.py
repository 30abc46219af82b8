"""The holder's own pages, and the issuer's look at one certificate."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from accounts.models import Reading, Role
from tests.cast import Cast, employ
from tests.certificates.certificates import (
    make_accepted,
    make_draft,
    make_issued,
    make_replaced,
    make_revoked,
)
from tests.conftest import SignIn

EIGHT = ("A1.1", "A1.2", "A2.1", "A2.2", "A3.1", "A3.2", "A4.1", "A4.2")


@pytest.fixture
def amina(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.amina)


def test_holder_shows_the_code_of_a_valid_one(cast: Cast, amina: Client) -> None:
    certificate = make_issued(cast)

    page = amina.get(certificate.get_absolute_url()).content.decode()

    assert '<div class="qr" role="img"' in page
    assert certificate.shown_number in page
    assert certificate.check_url in page
    assert " style=" not in page


@pytest.mark.parametrize("make", [make_accepted, make_replaced, make_revoked])
def test_there_is_no_code_for_what_does_not_hold(cast: Cast, amina: Client, make: Any) -> None:
    certificate = make(cast)

    page = amina.get(certificate.get_absolute_url()).content.decode()

    assert 'class="qr"' not in page
    assert certificate.get_state_display() in page


def test_draft_leads_to_looking_through_it(cast: Cast, amina: Client) -> None:
    certificate = make_draft(cast)

    response = amina.get(certificate.get_absolute_url())

    assert response.headers["Location"] == f"/certificates/{certificate.pk}/proof/"


def test_list_shows_their_own_only(cast: Cast, amina: Client, sign_in: SignIn) -> None:
    certificate = make_issued(cast)

    assert certificate.get_absolute_url() in amina.get("/certificates/").content.decode()
    theirs = sign_in(cast.mehari).get("/certificates/").content.decode()
    assert certificate.get_absolute_url() not in theirs


def test_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_draft(cast)

    for stranger in (cast.mehari, cast.sara, cast.petra, cast.ada, cast.elin, cast.ulla):
        client = sign_in(stranger)
        for page in ("", "proof/", "choose/", "pdf/"):
            answer = client.get(f"/certificates/{certificate.pk}/{page}")
            assert answer.status_code == 404


def test_issuers_look_is_recorded_and_shown_to_the_holder(cast: Cast, sign_in: SignIn) -> None:
    certificate = make_accepted(cast)

    sign_in(cast.ines).get(f"/desk/certificates/{certificate.pk}/")

    assert Reading.objects.filter(participant=cast.amina, reader=cast.ines).exists()


def test_issuer_sees_that_someone_else_has_to_issue_it(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.ada, cast.issuer, Role.ISSUER)
    certificate = make_accepted(cast)

    page = sign_in(cast.ada).get(f"/desk/certificates/{certificate.pk}/").content.decode()

    assert "Någon annan behöver utfärda" in page


def test_paper_before_the_issue_says_that_it_is_a_draft(cast: Cast, amina: Client) -> None:
    certificate = make_draft(cast)

    response = amina.get(f"/certificates/{certificate.pk}/pdf/")

    pages = PdfReader(BytesIO(response.content)).pages
    assert "Utkast" in pages[0].extract_text()
    assert 'filename="UTKAST.pdf"' in response.headers["Content-Disposition"]


def test_paper_after_the_issue_is_the_one_that_left_the_house(cast: Cast, amina: Client) -> None:
    certificate = make_issued(cast)

    response = amina.get(f"/certificates/{certificate.pk}/pdf/")

    assert response.content == bytes(certificate.document.pdf)


@pytest.mark.parametrize("address", ["/certificates/{0}/proof/", "/desk/certificates/{0}/"])
def test_eight_competencies_cost_no_more_than_one(
    cast: Cast,
    sign_in: SignIn,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = sign_in(cast.amina if "proof" in address else cast.ines)
    few, many = make_draft(cast, {"A1.1": 2}), make_draft(cast, dict.fromkeys(EIGHT, 2))

    client.get(address.format(few.pk))
    with django_assert_max_num_queries(17) as one:
        client.get(address.format(few.pk))
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(address.format(many.pk))
