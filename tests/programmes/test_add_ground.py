"""A ground for taking part is a row: added, withdrawn, offered again; never half a text."""

import pytest

from tests.cast import Cast
from tests.conftest import SignIn
from tests.programmes.leading import door, last_event, programme_of, say

SAID = {"text_sv": "Har lämnat gymnasieskolan", "text_en": "Has left school", "group": "1"}


def test_it_can_be_chosen_from_then_on(cast: Cast, sign_in: SignIn) -> None:
    programme = programme_of(cast)
    more = {"needs_note": "on", "decided_by": "Teamets socionom"}

    page = say(sign_in(cast.lo), door("add_ground", programme.pk), **SAID, **more)

    ground = programme.grounds.get()
    assert "Avgörs av: Teamets socionom" in page
    assert (ground.needs_note, ground.is_offered, ground.position) == (True, True, 1)
    assert ground.text == {"sv": SAID["text_sv"], "en": SAID["text_en"]}
    assert last_event(programme) == ("add_ground", "Har lämnat gymnasieskolan")


def test_it_is_withdrawn_and_offered_again(cast: Cast, sign_in: SignIn) -> None:
    programme, browser = programme_of(cast), sign_in(cast.lo)
    say(browser, door("add_ground", programme.pk), **SAID)
    ground = programme.grounds.get()

    page = say(browser, door("withdraw_ground", programme.pk, ground.pk))
    assert "erbjuds inte längre" in page
    assert last_event(programme)[0] == "withdraw_ground"

    page = say(browser, door("offer_ground", programme.pk, ground.pk))
    assert "erbjuds inte längre" not in page
    assert last_event(programme)[0] == "offer_ground"


def test_the_page_warns_of_what_is_nowhere_recorded(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.lo).get(door("add_ground", programme_of(cast).pk)).content.decode()

    assert "Inget om hälsa, ursprung eller tro" in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"text_en": " "}, "Skriv det på engelska också"),
        ({"text_sv": ""}, "Skriv det på svenska"),
        ({"group": ""}, "Skriv gruppens nummer"),
        ({"group": "0"}, "1"),
        ({"group": "ett"}, "heltal"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    programme = programme_of(cast)
    said = {**SAID, **changed}

    response = sign_in(cast.lo).post(door("add_ground", programme.pk), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert [word for word in said.values() if word.strip() and word not in page] == []
    assert not programme.grounds.exists()
