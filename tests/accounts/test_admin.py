"""Django's admin shows reference data to an administrator, and nobody with a protected identity."""

import pytest
from django.contrib import admin
from django.test import Client

from tests.cast import Cast
from tests.conftest import SignIn


def test_an_administrator_finds_people_but_not_the_protected(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.ulla).get("/admin/accounts/user/").content.decode()

    assert "Amina Yusuf" in page
    assert cast.skye.name not in page
    assert sign_in(cast.ulla).get(f"/admin/accounts/user/{cast.skye.pk}/change/").status_code == 302


@pytest.mark.parametrize(
    ("day", "status"), [("2999-01-01", 200), ("0208-01-01", 200), ("2008-01-01", 302)]
)
def test_nobody_is_born_after_today_or_long_ago(
    cast: Cast, sign_in: SignIn, day: str, status: int
) -> None:
    form = {
        "name": "Amina Yusuf",
        "birth_date": day,
        "language": "sv",
        "is_active": "on",
        "role_assignments-TOTAL_FORMS": "0",
        "role_assignments-INITIAL_FORMS": "0",
    }

    page = sign_in(cast.ulla).post(f"/admin/accounts/user/{cast.amina.pk}/change/", form)

    assert page.status_code == status
    assert ("Titta på årtalet en gång till." in page.content.decode()) is (status == 200)


def test_enrolments_of_the_protected_are_not_there(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.ulla).get("/admin/programmes/enrolment/").content.decode()

    assert "Mehari Habtom" in page
    assert cast.skye.name not in page


def test_placements_have_pages_of_their_own(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.ulla).get("/admin/workplaces/placement/").status_code == 404


def test_what_minors_may_work_is_reference_data(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.ulla).get("/admin/workplaces/hourlimit/").content.decode()

    assert "AFS 2012:3" in page


def test_nobody_else_gets_in(cast: Cast, sign_in: SignIn) -> None:
    for person in (cast.amina, cast.sara, cast.ines, cast.lo):
        assert sign_in(person).get("/admin/accounts/user/").status_code == 302


def test_the_admin_has_no_sign_in_of_its_own(client: Client, db: None) -> None:
    answer = client.get("/admin/login/", follow=True)

    assert answer.redirect_chain[0][0] == "/accounts/login/"
    assert 'type="password"' not in answer.content.decode()


def test_only_reference_data_is_there() -> None:
    names = {model.__name__ for model in admin.site._registry}

    assert names == {
        "Area",
        "Organisation",
        "User",
        "Programme",
        "Enrolment",
        "Workplace",
        "HourLimit",
        "ScreenedWord",
        "Qualification",
        "AssessorCompetence",
    }


@pytest.mark.parametrize("page", ["programmes/enrolment"])
def test_a_form_does_not_name_the_protected(cast: Cast, sign_in: SignIn, page: str) -> None:
    address = f"/admin/{page}/add/?participant={cast.skye.pk}"

    shown = sign_in(cast.ulla).get(address).content.decode()

    assert cast.skye.name not in shown
    assert cast.skye.called not in shown


def test_an_address_is_not_changed_there(cast: Cast, sign_in: SignIn) -> None:
    address = f"/admin/accounts/user/{cast.mehari.pk}/change/"

    sign_in(cast.ulla).post(
        address,
        {
            "email": "ulla2@jagkan.example",
            "name": "Mehari Habtom",
            "language": "sv",
            "is_active": "on",
            "role_assignments-TOTAL_FORMS": 0,
            "role_assignments-INITIAL_FORMS": 0,
        },
    )

    cast.mehari.refresh_from_db()
    assert cast.mehari.email == "mehari@jagkan.example"


def test_nobody_gives_themselves_a_role(cast: Cast, sign_in: SignIn) -> None:
    own = sign_in(cast.ulla).get(f"/admin/accounts/user/{cast.ulla.pk}/change/").content.decode()
    other = sign_in(cast.ulla).get(f"/admin/accounts/user/{cast.lo.pk}/change/").content.decode()

    assert 'name="role_assignments-0-role"' not in own
    assert 'name="role_assignments-0-role"' in other
