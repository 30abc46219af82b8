"""A programme names areas that exist during its period; a sentence says which do not."""

from datetime import date

import pytest

from lifecycle.transitions import Refused
from programmes.models import Area, Programme
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import area, door, last_event, programme_of, say

NEVER = "Lundby (2011-01-01–2020-12-31)"


def test_an_area_is_added_and_taken_away(cast: Cast, sign_in: SignIn) -> None:
    programme, browser = programme_of(cast), sign_in(cast.lo)

    page = say(browser, door("add_area", programme.pk), area=area("Partille").pk)
    assert "folkbokförda i Partille kan vara med" in page
    assert last_event(programme) == ("add_area", "Partille")

    say(browser, door("remove_area", programme.pk, area("Partille").pk))
    assert not programme.areas.exists()
    assert last_event(programme) == ("remove_area", "Partille")


def test_a_district_that_was_gone_before_the_start_gets_a_sentence(
    cast: Cast, sign_in: SignIn
) -> None:
    programme, lundby = programme_of(cast), area("Lundby", Area.Kind.DISTRICT)

    response = sign_in(cast.lo).post(door("add_area", programme.pk), {"area": lundby.pk})

    page = response.content.decode()
    assert response.status_code == 422
    assert f"Finns inte under programmet: {NEVER}" in page
    assert f'<option value="{lundby.pk}" selected>' in page
    assert not programme.areas.exists()
    with pytest.raises(Refused):
        programme.add_area(lundby, by=cast.lo)


def test_one_that_ends_during_the_programme_is_let_in_with_a_word(
    cast: Cast, sign_in: SignIn
) -> None:
    programme = Programme.begin(
        by=cast.lo,
        name="Över gränsen",
        owner=cast.goteborg,
        starts_on=date(2020, 1, 1),
        ends_on=date(2021, 12, 31),
    )
    lundby = area("Lundby", Area.Kind.DISTRICT)

    page = say(sign_in(cast.lo), door("add_area", programme.pk), area=lundby.pk)

    assert "Det finns bara 2011-01-01–2020-12-31" in page
    assert programme.areas.get() == lundby


def test_a_period_cannot_be_moved_away_from_its_areas(cast: Cast, sign_in: SignIn) -> None:
    programme = Programme.begin(
        by=cast.lo,
        name="Då",
        public_name={"sv": "Då", "en": "Then"},
        owner=cast.goteborg,
        starts_on=date(2015, 9, 1),
        ends_on=date(2018, 8, 31),
    )
    programme.add_area(area("Lundby", Area.Kind.DISTRICT), by=cast.lo)
    moved = {"name": "Då", "public_name_sv": "Då", "public_name_en": "Then"}
    period = {"starts_on": "2021-01-01", "ends_on": "2022-01-01"}

    response = sign_in(cast.lo).post(door("describe_programme", programme.pk), moved | period)

    assert response.status_code == 422
    assert NEVER in response.content.decode()
    assert 'value="2021-01-01"' in response.content.decode()
    programme.refresh_from_db()
    assert programme.starts_on == date(2015, 9, 1)


def test_a_renamed_municipality_is_listed_by_the_name_of_the_time(
    cast: Cast, sign_in: SignIn
) -> None:
    area("Tjörn").rename("Tjörn och Klädesholmen", starts_on=date(2025, 1, 1))
    programme = programme_of(cast)

    page = say(sign_in(cast.lo), door("add_area", programme.pk), area=area("Tjörn").pk)

    assert "<bdi>Tjörn och Klädesholmen</bdi>" in page
    assert programme.areas.get().code == "1419"


@pytest.mark.parametrize(("said", "sentence"), [("", "Välj ett område"), ("999999", "giltigt")])
def test_nothing_chosen_gets_a_sentence(
    cast: Cast, sign_in: SignIn, said: str, sentence: str
) -> None:
    response = sign_in(cast.lo).post(door("add_area", programme_of(cast).pk), {"area": said})

    assert response.status_code == 422
    assert sentence in response.content.decode()
