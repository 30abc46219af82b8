"""Django's admin shows reference data to an administrator, and nobody with a protected identity."""

from django.test import Client

from tests.cast import Cast
from tests.conftest import SignIn


def test_an_administrator_finds_people_but_not_the_protected(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.ulla).get("/admin/accounts/user/").content.decode()

    assert "Amina Yusuf" in page
    assert cast.skye.name not in page
    assert sign_in(cast.ulla).get(f"/admin/accounts/user/{cast.skye.pk}/change/").status_code == 302


def test_enrolments_of_the_protected_are_not_there(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.ulla).get("/admin/programmes/enrolment/").content.decode()

    assert "Mehari Habtom" in page
    assert cast.skye.name not in page


def test_placements_are_reference_data(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.ulla).get("/admin/workplaces/placement/").status_code == 200


def test_nobody_else_gets_in(cast: Cast, sign_in: SignIn) -> None:
    for person in (cast.amina, cast.sara, cast.ines, cast.lo):
        assert sign_in(person).get("/admin/accounts/user/").status_code == 302


def test_the_admin_has_no_sign_in_of_its_own(client: Client, db: None) -> None:
    answer = client.get("/admin/login/", follow=True)

    assert answer.redirect_chain[0][0] == "/accounts/login/"
    assert 'type="password"' not in answer.content.decode()
