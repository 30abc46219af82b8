"""How an answer came stands beside it wherever it is read."""

import pytest
from django.test import Client

from confirmations.models import Assurance, Door
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, make_entry, said_to, write_down
from tests.conftest import SignIn


@pytest.mark.parametrize(
    ("door", "with_code", "assurance"),
    [
        (Door.EMAIL, False, Assurance.CONTACT),
        (Door.SMS, False, Assurance.CONTACT),
        (Door.SHARED, False, Assurance.HELD),
        (Door.IN_HAND, False, Assurance.HELD),
        (Door.QR, False, Assurance.HELD),
        (Door.POSTER, False, Assurance.HELD),
        (Door.POSTER, True, Assurance.CODE),
        (Door.TEAM, False, Assurance.ACCOUNT),
    ],
)
def test_each_door_says_how_sure_we_are(
    door: Door,
    with_code: bool,
    assurance: Assurance,
) -> None:
    assert Assurance.of(door, with_code=with_code) == assurance


def test_it_is_recorded_with_the_answer(cast: Cast) -> None:
    asked = write_down(cast)
    asked.send(by=cast.amina, door=Door.QR)

    asked.answer(said_to(asked))

    confirmation = asked.confirmation
    assert (confirmation.door, confirmation.assurance) == (Door.QR, Assurance.HELD)


def test_participant_team_and_supervisor_read_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)
    asked = answer(ask(cast, entry))
    way = "Länk i mejl · till en känd kontakt"

    for who in (cast.amina, cast.sara):
        assert way in sign_in(who).get(asked.get_absolute_url()).content.decode()
        assert way in sign_in(who).get(entry.get_absolute_url()).content.decode()
    assert way in Client().get(asked.path).content.decode()
