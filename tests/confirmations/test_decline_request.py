"""A supervisor says no, or that the question came to the wrong person."""

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import Confirmation, ConfirmationRequest
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import after_it_expired, answer, answers_to, ask
from tests.conftest import SignIn


def door_of(asked: ConfirmationRequest) -> str:
    return reverse("confirmations:decline_request", args=[asked.token])


def test_the_page_says_it_is_all_right_and_the_participant_is_told_kindly(
    cast: Cast, sign_in: SignIn
) -> None:
    asked = ask(cast)

    response = Client().post(door_of(asked), {"why": "no"}, follow=True)

    assert "Du har tackat nej" in response.content.decode()
    page = sign_in(cast.amina).get(asked.get_absolute_url()).content.decode()
    assert "säger inget om dig" in page


def test_she_learns_when_it_came_to_the_wrong_person(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    thanks = Client().post(door_of(asked), {"why": "not_me"}, follow=True).content.decode()

    page = sign_in(cast.amina).get(asked.get_absolute_url()).content.decode()
    assert "Det kom till någon annan" in page
    assert "Vi har sagt att det inte var du" in thanks
    assert "ändrat dig" not in thanks
    asked.refresh_from_db()
    assert asked.get_state_display() == "Fel person fick frågan"


def test_a_no_is_called_a_no(cast: Cast) -> None:
    asked = ask(cast)

    Client().post(door_of(asked), {"why": "no"})

    asked.refresh_from_db()
    assert asked.get_state_display() == "Ville inte svara"


def test_it_is_recorded_in_the_supervisors_name(cast: Cast) -> None:
    asked = ask(cast)

    Client().post(door_of(asked), {"why": "not_me"})

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by_name, last.note) == ("decline", "Kalle Berg", "not_me")


@pytest.mark.parametrize("said", [{}, {"why": ""}, {"why": "perhaps"}])
def test_pressing_without_a_choice_says_nothing(cast: Cast, said: dict[str, str]) -> None:
    asked = ask(cast)

    response = Client().post(door_of(asked), said)

    asked.refresh_from_db()
    assert response.status_code == 422
    assert "Välj ett svar" in response.content.decode()
    assert asked.state == ConfirmationRequest.State.SENT


def test_an_answer_given_is_not_undone(cast: Cast) -> None:
    asked = answer(ask(cast))

    response = Client().post(door_of(asked), {"why": "no"}, follow=True)

    assert "Tack, Kalle" in response.content.decode()
    with pytest.raises(Refused):
        asked.decline(note="no")


def test_after_a_no_there_is_no_answer(cast: Cast) -> None:
    asked = ask(cast)
    Client().post(door_of(asked), {"why": "no"})

    response = Client().post(asked.path, answers_to(asked), follow=True)

    assert "Du har tackat nej" in response.content.decode()
    assert not Confirmation.objects.exists()


def test_the_door_is_shut_when_the_link_has_expired(cast: Cast) -> None:
    asked = ask(cast)

    with after_it_expired():
        response = Client().post(door_of(asked), {"why": "no"}, follow=True)

    assert "Länken har gått ut" in response.content.decode()


def test_the_participant_cannot_say_no_to_herself(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.amina).get(door_of(ask(cast))).status_code == 403


def test_a_wrong_link_opens_nothing(cast: Cast) -> None:
    ask(cast)

    assert Client().get(reverse("confirmations:decline_request", args=["x"])).status_code == 404
