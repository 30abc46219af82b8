"""The page of a place: what is known, whom to call, what was agreed, who is there."""

from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import plan
from tests.workplaces.placed import make_boss, make_place, today


def test_a_recruiter_sees_who_is_there(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.reza).get(f"/workplaces/{cast.cykelkoket.pk}/").content.decode()

    assert "Kalle Berg" in page
    assert "Amina Yusuf" in page


def test_the_rest_of_the_team_reads_of_the_place_alone(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.sara).get(f"/workplaces/{cast.cykelkoket.pk}/").content.decode()

    assert "Kalle Berg" in page
    assert "Amina Yusuf" not in page
    assert "Planera en placering" not in page
    assert "Stäng platsen" not in page


def test_a_protected_person_is_on_nobodys_page_of_a_place(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    plan(cast.skye, place, by=cast.noor, starts_on=today())

    for person in (cast.reza, cast.lo, cast.noor):
        page = sign_in(person).get(f"/workplaces/{place.pk}/").content.decode()
        assert cast.skye.called not in page


def test_whom_the_team_turned_down_is_no_contact(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    make_boss(place).reject(by=cast.reza)

    assert "Eva Ek" not in sign_in(cast.reza).get(f"/workplaces/{place.pk}/").content.decode()


def test_others_find_nothing(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.amina, cast.petra, cast.ada, cast.ines, cast.ulla):
        assert sign_in(stranger).get(f"/workplaces/{cast.cykelkoket.pk}/").status_code == 404
