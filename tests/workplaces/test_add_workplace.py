"""The recruiter writes a place into the register."""

from typing import Any

import pytest
from django.urls import reverse

from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.conftest import SignIn
from tests.workplaces.placed import make_place
from workplaces.models import Workplace

ADDRESS = "/workplaces/add/"
FACTS = {
    "name": "Majornas Bageri",
    "kind": "workplace",
    "sector": "Bageri",
    "organisation_number": "556016-0680",
    "address": "Karl Johansgatan 1, 414 59 Göteborg",
    "about": "Bakar och säljer.",
    "capacity": "2",
}


def test_the_place_is_there_with_all_that_was_said(cast: Cast, sign_in: SignIn) -> None:
    shows = [cast.competency("A1.1").pk, cast.competency("A2.1").pk]

    page = sign_in(cast.reza).post(ADDRESS, {**FACTS, "shows": shows}, follow=True)

    place = Workplace.objects.get(name="Majornas Bageri")
    assert (place.organisation, place.capacity) == (cast.goteborg, 2)
    assert place.organisation_number == "5560160680"
    assert {each.pk for each in place.shows.all()} == set(shows)
    shown = page.content.decode()
    assert "556016-0680" in shown
    assert "https://www.openstreetmap.org/search?query=Karl+Johansgatan" in shown


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.lo).post(ADDRESS, FACTS)

    place = Workplace.objects.get(name="Majornas Bageri")
    [event] = Event.objects.about(place)
    assert (event.action, event.by) == ("add", cast.lo)


def test_a_sole_trader_keeps_their_number(cast: Cast, sign_in: SignIn) -> None:
    personal = {**FACTS, "organisation_number": "070417-2383"}

    refused = sign_in(cast.reza).post(ADDRESS, personal)
    sign_in(cast.reza).post(ADDRESS, {**FACTS, "is_sole_trader": "on", "organisation_number": ""})

    assert refused.status_code == 422
    assert "Det här är ett personnummer" in refused.content.decode()
    place = Workplace.objects.get(name="Majornas Bageri")
    assert (place.is_sole_trader, place.organisation_number) == (True, "")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": " "}, "Skriv namnet"),
        ({"name": "cykelköket"}, "Det finns redan en plats"),
        ({"kind": ""}, "Välj en sort"),
        ({"kind": "palace"}, "Välj en sort"),
        ({"organisation_number": "556016-0681"}, "Det numret finns inte"),
        ({"organisation_number": "12"}, "tio siffror"),
        ({"organisation_number": "070417-2383", "is_sole_trader": "on"}, "personnummer"),
        ({"is_sole_trader": "on"}, "Ta bort ett av de två"),
        ({"capacity": "0"}, "Minst en"),
        ({"capacity": "två"}, "Skriv ett tal"),
        ({"capacity": "99999"}, "fler än en plats"),
        ({"shows": ["999999"]}, "Välj ur listan"),
        ({"about": "x" * 501}, "för långt"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, Any], sentence: str
) -> None:
    response = sign_in(cast.reza).post(ADDRESS, {**FACTS, **changed})

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Karl Johansgatan 1" in page
    assert not Workplace.objects.filter(name="Majornas Bageri").exists()


def test_who_was_faster_is_told(cast: Cast) -> None:
    make_place(cast, "Lager 1")

    with pytest.raises(Refused):
        make_place(cast, "Lager 1")


def test_only_those_who_find_places_add_one(cast: Cast, sign_in: SignIn) -> None:
    for person in (cast.sara, cast.petra, cast.amina, cast.ada, cast.ulla):
        assert sign_in(person).get(ADDRESS).status_code == 403
        assert sign_in(person).post(ADDRESS, FACTS).status_code == 403
    assert reverse("workplaces:add_workplace") == ADDRESS
