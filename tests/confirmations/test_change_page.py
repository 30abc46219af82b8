"""The page on which a supervisor changes an answer, for 14 days."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from confirmations.models import Answer, Comment, Confirmation, ConfirmationRequest
from lifecycle.models import Event
from tests.cast import Cast
from tests.confirmations.asked import answers_to, ask, make_entry
from tests.confirmations.coded import ask_with_code, code_in, press_send_code
from tests.conftest import Postman, SignIn


def answered(cast: Cast, **said: Any) -> ConfirmationRequest:
    asked = ask(cast)
    Client().post(asked.path, {**answers_to(asked), **said})
    asked.refresh_from_db()
    return asked


def door_of(asked: ConfirmationRequest) -> str:
    return reverse("confirmations:change_request", args=[asked.token])


def after_it_froze() -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(days=15))


def test_the_receipt_says_until_when_and_leads_here(cast: Cast) -> None:
    asked = answered(cast)

    page = Client().get(asked.path).content.decode()

    assert door_of(asked) in page
    assert "Du kan ändra ditt svar fram till" in page


def test_what_was_said_stands_there(cast: Cast) -> None:
    asked = answered(cast, comment="Bra jobbat.", phrases=["on_time", "helped"])

    page = Client().get(door_of(asked)).content.decode()

    assert page.count(" checked") == 4
    assert "Bra jobbat." in page
    assert 'name="all"' not in page


def test_the_new_answer_stands(cast: Cast) -> None:
    asked = answered(cast)

    response = Client().post(
        door_of(asked), {**answers_to(asked, "with_help"), "comment": "Med lite hjälp."}
    )

    assert response.headers["Location"] == asked.path
    assert set(Answer.objects.values_list("answer", flat=True)) == {"with_help"}
    assert Comment.objects.get().text == "Med lite hjälp."
    assert Confirmation.objects.get().earlier.count() == 1


def test_the_same_once_more_is_no_change(cast: Cast) -> None:
    asked = answered(cast, comment="Bra jobbat.", phrases=["on_time"])

    said = {**answers_to(asked), "comment": "Bra jobbat.", "phrases": ["on_time"]}
    Client().post(door_of(asked), said)

    assert not Confirmation.objects.get().earlier.exists()
    assert not Event.objects.about(asked).filter(action="change").exists()


def test_after_fourteen_days_a_sentence_says_that_it_stands(cast: Cast) -> None:
    asked = answered(cast)

    with after_it_froze():
        page = Client().get(asked.path).content.decode()
        response = Client().post(door_of(asked), answers_to(asked, "not_yet"), follow=True)

    assert door_of(asked) not in page
    assert "Svaret står som det är" in page
    assert "Svaret står som det är" in response.content.decode()
    assert set(Answer.objects.values_list("answer", flat=True)) == {"yes"}


def test_bad_input_gets_a_sentence_and_loses_nothing(cast: Cast) -> None:
    asked = answered(cast)

    response = Client().post(
        door_of(asked), {**answers_to(asked, "with_help"), "name": "", "comment": "Så här."}
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert page.count(" checked") == 2
    assert "Så här." in page


def test_a_moment_made_private_again_is_left_alone(cast: Cast) -> None:
    asked = answered(cast)
    asked.entry.unshare(by=cast.amina)

    response = Client().get(door_of(asked), follow=True)

    assert response.redirect_chain == [(asked.path, 302)]
    assert door_of(asked) not in response.content.decode()


@pytest.mark.parametrize("verb", ["dispute", "send"])
def test_what_nobody_answered_has_nothing_to_change(cast: Cast, verb: str) -> None:
    asked = answered(cast) if verb == "dispute" else ask(cast, make_entry(cast, "A2.1"))
    if verb == "dispute":
        asked.dispute()

    assert Client().get(door_of(asked)).headers["Location"] == asked.path


def test_the_participant_does_not_change_it(cast: Cast, sign_in: SignIn) -> None:
    asked = answered(cast)

    response = sign_in(cast.amina).post(door_of(asked), answers_to(asked, "not_yet"))

    assert response.status_code == 403
    assert set(Answer.objects.values_list("answer", flat=True)) == {"yes"}


def test_it_can_still_be_said_that_it_was_somebody_else(cast: Cast) -> None:
    asked = answered(cast)
    Client().post(door_of(asked), answers_to(asked, "with_help"))

    page = Client().post(
        reverse("confirmations:dispute_request", args=[asked.token]),
        {"someone_else": "yes"},
        follow=True,
    )

    assert "Svaret räknas inte längre" in page.content.decode()


def test_where_a_code_was_needed_it_is_needed_again(cast: Cast, postman: Postman) -> None:
    asked = ask_with_code(cast)
    postman()
    press_send_code(asked)
    Client().post(asked.path, {**answers_to(asked), "code": code_in(postman)})
    postman()  # the receipt
    changed = answers_to(asked, "not_yet")

    without = Client().post(door_of(asked), changed)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        press_send_code(asked)
        Client().post(door_of(asked), {**changed, "code": code_in(postman)})

    assert without.status_code == 422
    assert set(Answer.objects.values_list("answer", flat=True)) == {"not_yet"}


def test_the_page_speaks_two_languages(cast: Cast) -> None:
    page = Client().get(door_of(answered(cast)) + "?lang=sv&also=en").content.decode()

    assert "Ändra mitt svar" in page
    assert "Change my answer" in page
