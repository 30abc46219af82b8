"""The recruiter says anew what is known of a place."""

import pytest

from lifecycle.models import Event
from tests.cast import Cast
from tests.conftest import SignIn
from tests.workplaces.placed import make_place
from workplaces.models import Workplace


def door_of(place: Workplace) -> str:
    return f"/workplaces/{place.pk}/describe/"


def facts_of(place: Workplace, **changed: object) -> dict[str, object]:
    return {"name": place.name, "kind": place.kind, "sector": place.sector, **changed}


def test_the_place_is_described(cast: Cast, sign_in: SignIn) -> None:
    shows = [cast.competency("A1.1").pk]
    changed = facts_of(cast.cykelkoket, address="Ånäsvägen 44, Göteborg", capacity=3, shows=shows)

    sign_in(cast.reza).post(door_of(cast.cykelkoket), changed)

    cast.cykelkoket.refresh_from_db()
    assert (cast.cykelkoket.address, cast.cykelkoket.capacity) == ("Ånäsvägen 44, Göteborg", 3)
    assert [each.code for each in cast.cykelkoket.shows.all()] == ["A1.1"]


def test_what_it_said_before_stays_on_record(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.lo).post(door_of(cast.cykelkoket), facts_of(cast.cykelkoket, sector="Verkstad"))

    last = Event.objects.about(cast.cykelkoket).last()
    assert last is not None
    assert (last.action, last.by, last.note) == ("describe", cast.lo, "sector: Cykelverkstad")


def test_saving_the_same_records_nothing(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.lo).post(door_of(cast.cykelkoket), facts_of(cast.cykelkoket))

    assert not Event.objects.filter(action="describe").exists()


def test_the_form_holds_what_is_known(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast, organisation_number="5560160680", shows=[cast.competency("A2.1")])

    page = sign_in(cast.reza).get(door_of(place)).content.decode()

    assert 'value="556016-0680"' in page
    assert f'value="{cast.competency("A2.1").pk}" id="id_shows' in page
    assert page.count(" checked") == 1


@pytest.mark.parametrize("name", ["", "Lagret i frölunda"])
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, name: str
) -> None:
    make_place(cast)

    response = sign_in(cast.reza).post(
        door_of(cast.cykelkoket), facts_of(cast.cykelkoket, name=name, sector="Ny bransch")
    )

    assert response.status_code == 422
    assert "Ny bransch" in response.content.decode()


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.amina, cast.petra, cast.ada, cast.ulla):
        assert sign_in(stranger).get(door_of(cast.cykelkoket)).status_code == 404
    for colleague in (cast.sara, cast.noor):
        assert sign_in(colleague).post(door_of(cast.cykelkoket), {}).status_code == 403
