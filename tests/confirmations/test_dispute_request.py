"""A supervisor says that somebody else answered in their name."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from confirmations.models import Answer, ConfirmationRequest
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import answer, ask
from tests.conftest import Postman, SignIn

TICKED = {"someone_else": "on"}


def door_of(asked: ConfirmationRequest) -> str:
    return reverse("confirmations:dispute_request", args=[asked.token])


def test_the_answers_lose_their_weight_and_the_team_hears_of_it(
    cast: Cast, sign_in: SignIn, postman: Postman
) -> None:
    asked = answer(ask(cast))
    postman()

    response = Client().post(door_of(asked), TICKED, follow=True)

    assert "Svaret räknas inte längre" in response.content.decode()
    assert not Answer.objects.counting().exists()
    assert asked.confirmation.answers.count() == 2
    letters = postman()
    assert sorted(letter.to[0] for letter in letters) == [cast.noor.email, cast.sara.email]
    assert all(letter.body.endswith(settings.ISSUER_NAME) for letter in letters)
    page = sign_in(cast.amina).get(asked.get_absolute_url()).content.decode()
    assert "Svaret räknas inte" in page


def test_the_receipt_leads_here(cast: Cast, postman: Postman) -> None:
    asked = answer(ask(cast))

    receipt = postman()[-1]
    page = Client().get(asked.path).content.decode()

    assert asked.link in receipt.body
    assert door_of(asked) in page


def test_it_is_recorded_in_the_supervisors_name(cast: Cast) -> None:
    asked = answer(ask(cast))

    Client().post(door_of(asked), TICKED)

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by_name) == ("dispute", "Kalle Berg")


def test_pressing_without_ticking_says_nothing(cast: Cast) -> None:
    asked = answer(ask(cast))

    response = Client().post(door_of(asked))

    asked.refresh_from_db()
    assert response.status_code == 422
    assert asked.state == ConfirmationRequest.State.ANSWERED


def test_what_was_not_answered_cannot_be_disputed(cast: Cast) -> None:
    asked = ask(cast)

    response = Client().post(door_of(asked), TICKED, follow=True)

    assert "Har du sett det här?" in response.content.decode()
    with pytest.raises(Refused):
        asked.dispute()


def test_the_participant_cannot_dispute(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask(cast))

    assert sign_in(cast.amina).post(door_of(asked), TICKED).status_code == 403


def test_a_wrong_link_opens_nothing(cast: Cast) -> None:
    answer(ask(cast))

    assert Client().post(reverse("confirmations:dispute_request", args=["x"])).status_code == 404
