"""A participant sends a question once more, by the same door or another."""

import pytest

from confirmations.models import ConfirmationRequest, Door
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import after_it_expired, answer, ask
from tests.conftest import Postman


def test_a_new_link_leaves_and_the_old_one_ends(cast: Cast, postman: Postman) -> None:
    asked = ask(cast)
    old = asked.token

    asked.resend(by=cast.amina, door=Door.EMAIL)

    assert asked.link in postman()[-1].body
    assert not ConfirmationRequest.objects.by_token(old).exists()


def test_another_door_is_remembered_and_sends_no_letter_of_ours(
    cast: Cast, postman: Postman
) -> None:
    asked = ask(cast)
    postman()

    asked.resend(by=cast.amina, door=Door.SHARED)

    assert not postman()
    now = ConfirmationRequest.objects.get(pk=asked.pk)
    assert (now.door, now.held_door) == (Door.EMAIL, Door.SHARED)


def test_an_expired_question_lives_again(cast: Cast) -> None:
    asked = ask(cast)

    with after_it_expired():
        asked.resend(by=cast.amina, door=Door.EMAIL)

        assert asked.is_open


def test_without_a_phone_number_no_text_message_leaves(cast: Cast) -> None:
    asked = ask(cast)

    with pytest.raises(Refused, match="kontakt"):
        asked.resend(by=cast.amina, door=Door.SMS)

    assert ConfirmationRequest.objects.get(pk=asked.pk).door == Door.EMAIL


def test_an_answered_question_is_not_sent_again(cast: Cast) -> None:
    asked = answer(ask(cast))

    with pytest.raises(Refused):
        asked.resend(by=cast.amina, door=Door.EMAIL)


def test_it_is_recorded_with_its_door(cast: Cast) -> None:
    asked = ask(cast)

    asked.resend(by=cast.amina, door=Door.SHARED)

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by, last.note) == ("resend", cast.amina, "shared")
