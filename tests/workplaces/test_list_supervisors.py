"""The register: first those who wait for somebody to know them, then everybody."""

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from tests.confirmations.asked import write_down
from tests.confirmations.coded import demand_code
from tests.conftest import SignIn
from tests.workplaces.signers import let_answer, make_signer


def page() -> str:
    return reverse("confirmations:supervisors")


def test_who_waits_comes_first_with_what_waits_on_them(cast: Cast, sign_in: SignIn) -> None:
    make_signer(cast, "eva@lager.example", "Eva Ek")
    signer = make_signer(cast)
    let_answer(cast, signer)
    let_answer(cast, signer)

    seen = sign_in(cast.reza).get(page()).content.decode()

    assert seen.index("Bo Ek") < seen.index("Eva Ek") < seen.index("Kalle Berg")
    assert ">2</td>" in seen


def test_a_question_that_cannot_be_sent_yet_is_said(cast: Cast, sign_in: SignIn) -> None:
    demand_code(cast)
    write_down(cast, supervisor=make_signer(cast))

    seen = sign_in(cast.reza).get(page()).content.decode()

    assert "en fråga kan inte skickas än" in seen


def test_each_organisation_sees_its_own(cast: Cast, sign_in: SignIn) -> None:
    make_signer(cast)

    seen = sign_in(cast.petra).get(page()).content.decode()

    assert "Berit Sand" in seen
    assert "Bo Ek" not in seen
    assert "Kalle Berg" not in seen


def test_who_keeps_no_register_is_turned_away(cast: Cast, sign_in: SignIn) -> None:
    for person in (cast.amina, cast.ada, cast.ines, cast.ulla):
        assert sign_in(person).get(page()).status_code == 403


@pytest.mark.parametrize(
    "words",
    ["kalle", "BERG kal", "cykelköket", "kalle@cykel", "verkstad", "070-1740605", "+4670174"],
)
def test_somebody_is_found_by_name_place_role_or_contact(
    cast: Cast, sign_in: SignIn, words: str
) -> None:
    cast.kalle.correct(by=cast.sara, phone="+46701740605")
    make_signer(cast).approve(by=cast.sara)

    seen = sign_in(cast.sara).get(page(), {"q": words}).content.decode()

    assert "Kalle Berg" in seen
    assert "Bo Ek" not in seen


def test_nobody_found_is_said(cast: Cast, sign_in: SignIn) -> None:
    seen = sign_in(cast.sara).get(page(), {"q": "xyz"}).content.decode()

    assert "Ingen hittades" in seen
    assert "Ingen bland dem som väntar" in seen
    assert 'value="xyz"' in seen


def test_a_search_stays_in_the_own_register(cast: Cast, sign_in: SignIn) -> None:
    seen = sign_in(cast.petra).get(page(), {"q": "kalle"}).content.decode()

    assert "Kalle Berg" not in seen


def test_many_come_in_pages_that_keep_the_search(cast: Cast, sign_in: SignIn) -> None:
    for number in range(51):
        make_signer(cast, f"eva{number}@lager.example", f"Eva {number}").approve(by=cast.reza)

    seen = sign_in(cast.sara).get(page(), {"q": "eva"}).content.decode()

    assert seen.count('scope="row"') == 50
    assert "?q=eva&amp;page=2" in seen


def test_it_takes_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        make_signer(cast, f"bo{number}@lager.example", f"Bo {number}")
        make_signer(cast, f"eva{number}@lager.example", f"Eva {number}").approve(by=cast.reza)
    reza = sign_in(cast.reza)
    reza.get(page())

    with django_assert_max_num_queries(12):
        reza.get(page())
