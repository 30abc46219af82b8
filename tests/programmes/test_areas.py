"""Areas are reference data with days: what exists when, called what, within what."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError

from programmes.models import Area, AreaPart
from tests.cast import Cast
from tests.programmes.leading import area

TODAY = date(2026, 11, 28)
KIND = Area.Kind


def test_the_region_has_thirteen_municipalities_and_the_county_twelve_of_them(cast: Cast) -> None:
    region, county = area("Göteborgsregionen", KIND.ASSOCIATION), area("Västra Götaland", "county")

    inside = Area.objects.filter(kind=KIND.MUNICIPALITY)

    assert sum(each.lies_within({region.pk}, TODAY) for each in inside) == 13
    assert sum(each.lies_within({county.pk}, TODAY) for each in inside) == 12


def test_kungsbacka_is_in_the_region_and_in_another_county(cast: Cast) -> None:
    kungsbacka = area("Kungsbacka")

    def lies_in(name: str, kind: str) -> bool:
        return kungsbacka.lies_within({area(name, kind).pk}, TODAY)

    assert lies_in("Göteborgsregionen", KIND.ASSOCIATION)
    assert lies_in("Halland", KIND.COUNTY)
    assert not lies_in("Västra Götaland", KIND.COUNTY)


def test_a_district_lies_in_its_municipality_and_county_while_it_exists(cast: Cast) -> None:
    lundby = area("Lundby", KIND.DISTRICT)
    wholes = {area("Göteborg").pk}, {area("Västra Götaland", KIND.COUNTY).pk}

    assert all(lundby.lies_within(whole, date(2016, 5, 1)) for whole in wholes)
    assert not any(lundby.lies_within(whole, date(2021, 1, 1)) for whole in wholes)
    assert lundby.exists_on(date(2020, 12, 31))
    assert not lundby.exists_on(date(2021, 1, 1))


def test_a_county_that_began_later_holds_nobody_before(cast: Cast) -> None:
    county = area("Västra Götaland", KIND.COUNTY)

    assert not area("Ale").lies_within({county.pk}, date(1997, 12, 31))
    assert area("Ale").lies_within({county.pk}, date(1998, 1, 1))


def test_a_municipality_that_is_renamed_keeps_its_code(cast: Cast) -> None:
    tjorn = area("Tjörn")

    tjorn.rename("Tjörn och Klädesholmen", starts_on=date(2027, 1, 1))

    assert tjorn.name_on(date(2026, 12, 31)) == "Tjörn"
    assert tjorn.name_on(date(2027, 1, 1)) == "Tjörn och Klädesholmen"
    assert Area.objects.get(code="1419") == tjorn
    named = Area.objects.with_names(date(2027, 6, 1)).get(pk=tjorn.pk)
    assert str(named) == "Tjörn och Klädesholmen"
    assert str(Area.objects.with_names(date(2026, 6, 1)).get(pk=tjorn.pk)) == "Tjörn"


def test_the_same_name_twice_is_two_areas_of_other_times(cast: Cast) -> None:
    centrum = Area.objects.filter(name="Centrum")

    assert [str(each) for each in centrum.overlapping(date(2016, 1, 1), date(2017, 1, 1))]
    assert centrum.overlapping(date(2016, 1, 1), date(2017, 1, 1)).get().kind == KIND.DISTRICT
    assert centrum.overlapping(date(2021, 1, 1), None).get().kind == KIND.CITY_AREA
    assert centrum.overlapping(date(2020, 12, 31), date(2021, 1, 1)).count() == 2


def test_laying_them_down_again_changes_nothing(cast: Cast) -> None:
    before = set(Area.objects.values_list()), set(AreaPart.objects.values_list())

    import_module("programmes.migrations.0011_areas").lay(apps)

    assert (set(Area.objects.values_list()), set(AreaPart.objects.values_list())) == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "1402", "starts_on": TODAY},  # Partille's
        {"code": "9999", "starts_on": TODAY, "ends_on": date(2026, 1, 1)},
    ],
)
def test_no_code_twice_and_no_end_before_the_start(cast: Cast, wrong: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        Area.objects.create(kind=KIND.MUNICIPALITY, name="Ny", **wrong)
