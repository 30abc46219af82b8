"""A number is written down later, put right, or ended; none is ever shown whole."""

from typing import Any

import pytest
from django.urls import reverse

from accounts.models import PersonIdentifier
from lifecycle.models import Event
from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.enrolled import aminas

FOR_TESTS, ANOTHER = "198507099805", "198507099813"  # Skatteverket's own numbers for tests
YES = {"dates_differ": "on"}


def say(cast: Cast, sign_in: SignIn, number: str, **said: str) -> Any:
    address = reverse("programmes:record_number", args=[aminas(cast).pk])
    typed = {"number_kind": "personnummer", "number": number, **said}
    return sign_in(cast.sara).post(address, typed)


def test_a_new_one_takes_the_place_of_the_one_before(cast: Cast, sign_in: SignIn) -> None:
    say(cast, sign_in, FOR_TESTS, **YES)
    say(cast, sign_in, "850709-9813", **YES)

    numbers = {each.opened: each.valid_to for each in PersonIdentifier.objects.all()}
    assert numbers[ANOTHER] is None
    assert numbers[FOR_TESTS] is not None
    assert set(numbers) == {FOR_TESTS, ANOTHER}


def test_another_day_than_the_birth_date_is_asked_about(cast: Cast, sign_in: SignIn) -> None:
    asked = say(cast, sign_in, FOR_TESTS)

    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Stämmer båda datumen?" in page
    assert FOR_TESTS in page
    assert not PersonIdentifier.objects.exists()


@pytest.mark.parametrize("number", ["", "198507099806", "hej", "20000101T220"])
def test_what_is_none_is_said_and_stays_typed(cast: Cast, sign_in: SignIn, number: str) -> None:
    answer = say(cast, sign_in, number, **YES)

    assert answer.status_code == 422
    assert f'value="{number}"' in answer.content.decode() or not number
    assert not PersonIdentifier.objects.exists()


def test_one_of_another_kind_is_said(cast: Cast, sign_in: SignIn) -> None:
    answer = say(cast, sign_in, FOR_TESTS, number_kind="samordningsnummer", **YES)

    assert "Numret är av en annan sort" in answer.content.decode()


def test_a_number_is_ended_and_the_page_never_shows_it_whole(cast: Cast, sign_in: SignIn) -> None:
    say(cast, sign_in, FOR_TESTS, **YES)
    [number] = PersonIdentifier.objects.all()
    browser, address = (
        sign_in(cast.sara),
        reverse("programmes:record_number", args=[aminas(cast).pk]),
    )
    shown = browser.get(address).content.decode()
    end = reverse("programmes:end_number", args=[aminas(cast).pk, number.pk])

    browser.post(end)
    again = browser.post(end, follow=True).content.decode()

    number.refresh_from_db()
    actions = Event.objects.about(number).values_list("action", flat=True)
    assert number.valid_to is not None
    assert "9805" not in shown
    assert list(actions) == ["record", "end"]
    assert "redan gjort" in again


def test_somebody_elses_number_is_not_ended_by_this_address(cast: Cast, sign_in: SignIn) -> None:
    theirs = PersonIdentifier.record(cast.mehari, "reserve", "R-1", by=cast.petra)
    end = reverse("programmes:end_number", args=[aminas(cast).pk, theirs.pk])

    assert sign_in(cast.sara).post(end).status_code == 404


def test_a_reserve_number_with_other_signs_is_said_and_stays_typed(
    cast: Cast, sign_in: SignIn
) -> None:
    answer = say(cast, sign_in, "<b>R-1</b>", number_kind="reserve")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Skriv bara bokstäver, siffror" in page
    assert 'value="&lt;b&gt;R-1&lt;/b&gt;"' in page
    assert not PersonIdentifier.objects.exists()
