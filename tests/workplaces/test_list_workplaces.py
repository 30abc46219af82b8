"""The directory: found by word, kind, competency, and room on a day."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.models import Organisation
from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import agree, plan
from tests.workplaces.placed import make_minor, make_place, today
from workplaces.models import Placement, Workplace

PAGE = "/workplaces/"


@pytest.mark.parametrize("words", ["lagret", "Frölunda LAGRET", "logistik", "opalg", "packar"])
def test_a_place_is_found_by_its_words(cast: Cast, sign_in: SignIn, words: str) -> None:
    make_place(cast, sector="Logistik", address="Opalgatan 2", about="Man packar.")

    seen = sign_in(cast.sara).get(PAGE, {"q": words}).content.decode()

    assert "Lagret i Frölunda" in seen
    assert "Cykelköket" not in seen


def test_by_kind_and_by_what_can_be_shown(cast: Cast, sign_in: SignIn) -> None:
    shown = cast.competency("A2.1")
    make_place(cast, shows=[shown])

    by_kind = sign_in(cast.reza).get(PAGE, {"kind": "association"}).content.decode()
    by_what = sign_in(cast.reza).get(PAGE, {"shows": shown.pk}).content.decode()

    assert "Cykelköket" in by_kind
    assert "Lagret i Frölunda" not in by_kind
    assert "Lagret i Frölunda" in by_what
    assert "Cykelköket</bdi>" not in by_what


def test_a_full_place_has_room_again_on_the_day_after(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast, capacity=1)
    last = today() + timedelta(days=30)
    nils = make_minor(cast)
    agree(plan(nils, place, by=cast.reza, starts_on=today(), ends_on=last), by=cast.reza)

    def shown_on(day: date) -> bool:
        seen = sign_in(cast.reza).get(PAGE, {"free_on": day.isoformat()}).content.decode()
        return "Lagret i Frölunda" in seen

    assert not shown_on(last)
    assert shown_on(last + timedelta(days=1))


def test_no_number_tells_of_a_protected_person(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast, capacity=1)
    agree(plan(cast.skye, place, by=cast.noor, starts_on=today()), by=cast.noor)

    seen = sign_in(cast.reza).get(PAGE, {"free_on": today().isoformat()}).content.decode()

    assert "Lagret i Frölunda" in seen


@pytest.mark.parametrize("wrong", [{"free_on": "x"}, {"kind": "x"}, {"shows": "x"}, {"page": "x"}])
def test_what_cannot_be_read_is_left_out(
    cast: Cast, sign_in: SignIn, wrong: dict[str, str]
) -> None:
    page = sign_in(cast.reza).get(PAGE, {"q": "cykel", **wrong})

    assert page.status_code == 200
    assert "Cykelköket" in page.content.decode()


def test_nothing_found_is_said(cast: Cast, sign_in: SignIn) -> None:
    assert "Ingen plats hittades" in sign_in(cast.reza).get(PAGE, {"q": "xyz"}).content.decode()


def test_each_organisation_sees_its_own(cast: Cast, sign_in: SignIn) -> None:
    seen = sign_in(cast.petra).get(PAGE).content.decode()

    assert "Kafé Kulturum" in seen
    assert "Cykelköket" not in seen


def test_who_keeps_no_register_is_turned_away(cast: Cast, sign_in: SignIn) -> None:
    for person in (cast.amina, cast.ada, cast.ines, cast.ulla):
        assert sign_in(person).get(PAGE).status_code == 403


def test_ten_thousand_places_take_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many_places(cast.goteborg)
    Workplace.objects.get(name="Plats 0001").shows.add(cast.competency("A1.1"))
    reza = sign_in(cast.reza)
    reza.get(PAGE)

    with django_assert_max_num_queries(12):
        page = reza.get(PAGE, {"q": "plats", "free_on": today().isoformat()}).content.decode()

    assert page.count('scope="row"') == 50
    assert "page=2" in page


def many_places(organisation: Organisation) -> None:
    Workplace.objects.bulk_create(
        Workplace(name=f"Plats {number:04}", kind="workplace", organisation=organisation)
        for number in range(10_000)
    )


def test_a_place_with_many_people_takes_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    minor = make_minor(cast)
    facts = {"participant": minor, "workplace": cast.cykelkoket, "starts_on": today()}
    Placement.objects.bulk_create(Placement(**facts) for _ in range(500))
    reza = sign_in(cast.reza)
    reza.get(PAGE)

    with django_assert_max_num_queries(12):
        reza.get(f"{PAGE}{cast.cykelkoket.pk}/")
