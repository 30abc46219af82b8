"""A participant takes a question back."""

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import ConfirmationRequest
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import answer, answers_to, ask
from tests.conftest import SignIn


def withdraw(browser: Client, asked: ConfirmationRequest) -> int:
    return browser.post(reverse("confirmations:withdraw_request", args=[asked.pk])).status_code


def test_the_link_stops_working_and_says_so(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    withdraw(sign_in(cast.amina), asked)

    page = Client().post(asked.path, answers_to(asked), follow=True).content.decode()
    asked.refresh_from_db()
    assert asked.state == ConfirmationRequest.State.WITHDRAWN
    assert "Frågan har tagits tillbaka" in page
    assert asked.words not in page


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    withdraw(sign_in(cast.amina), asked)

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by) == ("withdraw", cast.amina)


def test_an_answer_cannot_be_taken_back(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask(cast))

    url = reverse("confirmations:withdraw_request", args=[asked.pk])
    response = sign_in(cast.amina).post(url, follow=True)

    assert "går inte längre" in response.content.decode()
    with pytest.raises(Refused):
        asked.withdraw(by=cast.amina)


def test_nobody_takes_it_back_for_her(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    assert withdraw(sign_in(cast.sara), asked) == 403
    assert withdraw(sign_in(cast.petra), asked) == 404
