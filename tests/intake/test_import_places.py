"""A list of places lands in the register of whoever keeps it, with somebody there to ask."""

import pytest

from intake.columns import Kind
from intake.models import Intake
from tests.cast import Cast
from tests.conftest import SignIn
from tests.intake.lists import (
    CAFE,
    bring_in,
    choose_places,
    counts,
    csv_of,
    door,
    number_of,
    says,
    upload,
)
from workplaces.models import Supervisor, Workplace

EVA = {"contact": "Eva Ek", "email": "eva@x.example", "told_on": "2026-08-20"}


def test_the_whole_way(cast: Cast, sign_in: SignIn) -> None:
    lo = sign_in(cast.lo)
    row = {**CAFE, **EVA, "address": "Storgatan 1", "postcode": "412 56", "town": "Göteborg"}

    answer = upload(lo, door(Kind.PLACES, cast), csv_of(Kind.PLACES, row))
    page = lo.get(answer.headers["Location"]).content.decode()
    assert "Eva Ek" in page
    assert not Workplace.objects.filter(name="Kafé Ro").exists()

    bring_in(Intake.objects.get(), by=cast.lo)
    place = Workplace.objects.get(name="Kafé Ro")
    assert (place.organisation, place.kind) == (cast.goteborg, "association")
    assert place.organisation_number == "5560160680"
    assert place.address == "Storgatan 1, 412 56 Göteborg"
    eva = Supervisor.objects.get(workplace=place)
    assert (eva.name, eva.email) == ("Eva Ek", "eva@x.example")


def test_a_place_that_is_there_is_left_as_it_is(cast: Cast) -> None:
    there = Workplace.objects.filter(organisation=cast.goteborg)[0]
    before = Workplace.objects.count()
    intake = choose_places(cast, CAFE, {**CAFE, "name": there.name.upper()})
    assert counts(intake) == {"new": 1, "there": 1}, says(intake)
    assert bring_in(intake, by=cast.lo).is_imported
    assert Workplace.objects.count() == before + 1


def test_a_sole_traders_number_is_not_kept(cast: Cast) -> None:
    number = number_of("1971-03-14", 238)
    intake = choose_places(cast, {**CAFE, "organisation_number": number, "sole_trader": "ja"})
    bring_in(intake, by=cast.lo)
    place = Workplace.objects.get(name="Kafé Ro")
    assert (place.is_sole_trader, place.organisation_number) == (True, "")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"kind": "Rymdstation"}, "Arbetsplats"),
        ({"kind": ""}, "Välj"),
        ({"organisation_number": "556016-0681"}, "nummer"),
        ({"organisation_number": number_of("1971-03-14", 238)}, "personnummer"),
        ({"capacity": "många"}, "tal"),
        ({**EVA, "told_on": ""}, "dag"),
        ({**EVA, "told_on": "2999-01-01"}, "dagen"),
        ({**EVA, "email": ""}, "mobilnummer"),
    ],
)
def test_a_row_that_cannot_be_gets_a_sentence(
    cast: Cast, row: dict[str, str], sentence: str
) -> None:
    given = {name: words for name, words in {**CAFE, **row}.items() if words}
    intake = choose_places(cast, given)
    assert counts(intake) == {"wrong": 1}
    assert sentence in says(intake).lower() or sentence in says(intake)


def test_a_contact_is_one_persons(cast: Cast) -> None:
    kalle = Supervisor.objects.filter(organisation=cast.goteborg).exclude(email="")[0]
    intake = choose_places(cast, {**CAFE, **EVA, "email": kalle.email})
    assert counts(intake) == {"wrong": 1}
    assert kalle.name in says(intake)
