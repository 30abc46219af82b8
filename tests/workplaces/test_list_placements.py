"""Placements as lists show them; where a protected person is, no list says."""

import pytest

from accounts.models import Reading
from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import plan
from tests.workplaces.placed import make_place, today

PAGE = "/placements/"


def test_a_recruiter_sees_those_of_the_own_register(cast: Cast, sign_in: SignIn) -> None:
    seen = sign_in(cast.reza).get(PAGE).content.decode()

    assert "Amina Yusuf" in seen
    assert "Cykelköket" in seen
    assert "Mehari" not in seen


@pytest.mark.parametrize("words", ["amina", "cykel", "Yusuf Cykelköket"])
def test_one_is_found_by_person_or_place(cast: Cast, sign_in: SignIn, words: str) -> None:
    assert "Amina Yusuf" in sign_in(cast.lo).get(PAGE, {"q": words}).content.decode()
    assert "Vi hittar inget" in sign_in(cast.lo).get(PAGE, {"q": f"{words} xyz"}).content.decode()


def test_one_that_is_over_is_found_by_its_state(cast: Cast, sign_in: SignIn) -> None:
    cast.placement.end(by=cast.reza)

    assert "Amina Yusuf" not in sign_in(cast.reza).get(PAGE).content.decode()
    assert "Amina Yusuf" in sign_in(cast.reza).get(PAGE, {"state": "ended"}).content.decode()


def test_a_protected_person_is_seen_by_handlers_without_a_place(
    cast: Cast, sign_in: SignIn
) -> None:
    place = make_place(cast)
    placement = plan(cast.skye, place, by=cast.noor, starts_on=today())

    noors = sign_in(cast.noor).get(PAGE).content.decode()
    for words in (place.name, "Solveig"):
        assert cast.skye.called not in sign_in(cast.noor).get(PAGE, {"q": words}).content.decode()

    assert cast.skye.called in noors
    assert place.name not in noors
    for person in (cast.reza, cast.lo):
        assert cast.skye.called not in sign_in(person).get(PAGE).content.decode()
        assert sign_in(person).get(placement.get_absolute_url()).status_code == 404
    assert place.name in sign_in(cast.noor).get(placement.get_absolute_url()).content.decode()


def test_who_finds_no_places_is_turned_away(cast: Cast, sign_in: SignIn) -> None:
    for person in (cast.amina, cast.sara, cast.petra, cast.ada, cast.ulla):
        assert sign_in(person).get(PAGE).status_code == 403


def test_the_participant_sees_who_has_looked(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.reza).get(cast.placement.get_absolute_url())

    assert Reading.objects.filter(participant=cast.amina, reader_name="Reza Karimi").exists()
    assert "Där du är" in sign_in(cast.amina).get("/me/who-looked/").content.decode()
