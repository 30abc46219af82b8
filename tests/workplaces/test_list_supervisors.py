"""The register: first those who wait for somebody to know them, then everybody."""

from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import Cast
from tests.conftest import SignIn
from tests.workplaces.signers import let_answer, make_signer


def page() -> str:
    return reverse("confirmations:supervisors")


def test_who_waits_comes_first_with_what_waits_on_them(cast: Cast, sign_in: SignIn) -> None:
    signer = make_signer(cast)
    let_answer(cast, signer)
    let_answer(cast, signer)

    seen = sign_in(cast.reza).get(page()).content.decode()

    assert seen.index("Bo Ek") < seen.index("Kalle Berg")
    assert ">2</td>" in seen


def test_each_organisation_sees_its_own(cast: Cast, sign_in: SignIn) -> None:
    make_signer(cast)

    seen = sign_in(cast.petra).get(page()).content.decode()

    assert "Berit Sand" in seen
    assert "Bo Ek" not in seen
    assert "Kalle Berg" not in seen


def test_who_keeps_no_register_is_turned_away(cast: Cast, sign_in: SignIn) -> None:
    for person in (cast.amina, cast.ada, cast.ines, cast.ulla):
        assert sign_in(person).get(page()).status_code == 403


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
