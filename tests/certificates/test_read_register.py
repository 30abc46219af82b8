"""The register: everything that was ever issued, found by name, serial or number."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from certificates import numbers
from certificates.models import Certificate
from certificates.models.questions import fold
from tests.cast import Cast
from tests.certificates.certificates import (
    issue,
    make_accepted,
    make_issued,
    make_participation,
    make_replaced,
    make_revoked,
)
from tests.conftest import SignIn


@pytest.fixture
def ines(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.ines)


def found(client: Client, **wanted: str) -> list[Certificate]:
    response = client.get("/register/", wanted)
    assert response.status_code == 200
    return list(response.context["page"])


def test_it_holds_what_was_issued_whatever_became_of_it(cast: Cast, ines: Client) -> None:
    make_accepted(cast)
    old, gone = make_replaced(cast), make_revoked(cast)

    assert found(ines) == [gone, old.replaced_by, old]


def test_words_find_it(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast, name="Amina Öst Yusuf")
    serial = str(certificate.serial)

    for words in ("amina", "AMINA", "Yusuf", "yusuf amina", "öst", "ÖST", serial, serial[3:], ""):
        assert found(ines, q=words) == [certificate]


def test_name_that_grows_when_folded_is_kept_whole(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast)
    longest = "ﬃ" * 200  # three letters each, once folded

    certificate.folded = fold(longest)
    certificate.full_clean()
    certificate.save(update_fields=["folded"])

    assert found(ines, q="ffi") == [certificate]


def test_number_is_found_however_it_is_typed(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast)
    number = str(certificate.number)

    for typed in (number, numbers.display(number), number.lower(), f"http://x.example/v/{number}/"):
        assert found(ines, q=typed) == [certificate]


def test_other_words_do_not(cast: Cast, ines: Client) -> None:
    make_issued(cast)

    for words in ("mehari", "0" * 17, "%", "_", "'; drop table", "\ud7ff"):
        assert found(ines, q=words) == []


def test_nonsense_does_no_harm(ines: Client) -> None:
    for words in ("\x00", "x" * 201):
        assert ines.get("/register/", {"q": words}).status_code == 200


def test_state_narrows_it(cast: Cast, ines: Client) -> None:
    old, gone = make_replaced(cast), make_revoked(cast)

    assert found(ines, state="replaced") == [old]
    assert found(ines, state="revoked") == [gone]
    assert found(ines, state="draft") == found(ines)


def test_page_that_is_not_there_gives_the_nearest(cast: Cast, ines: Client) -> None:
    certificate = make_issued(cast)

    for page in ("2", "0", "-1", "x", "9" * 20):
        assert found(ines, page=page) == [certificate]


@pytest.mark.parametrize("name", ["amina", "sara", "ada", "elin", "lo", "finn", "ulla"])
@pytest.mark.parametrize("address", ["/register/", "/desk/certificates/"])
def test_others_may_not(cast: Cast, sign_in: SignIn, name: str, address: str) -> None:
    assert sign_in(getattr(cast, name)).get(address).status_code == 403


@pytest.mark.parametrize("address", ["/register/", "/desk/certificates/"])
def test_thirty_rows_cost_no_more_than_one(
    cast: Cast,
    ines: Client,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    issue(cast, make_participation(cast, 1))
    make_participation(cast, 2)
    ines.get(address)
    with django_assert_max_num_queries(12) as few:
        ines.get(address)
    for day in range(3, 31):
        issue(cast, make_participation(cast, day))
        make_participation(cast, day + 30)

    with django_assert_num_queries(len(few.captured_queries)):
        ines.get(address)
