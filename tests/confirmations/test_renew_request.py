"""A supervisor whose link has expired asks for a new one."""

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import ConfirmationRequest
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import after_it_expired, answer, answers_to, ask
from tests.conftest import Postman, SignIn


def renew(browser: Client, asked: ConfirmationRequest) -> str:
    url = reverse("confirmations:renew_request", args=[asked.token])
    return browser.post(url, follow=True).content.decode()


def test_a_new_link_goes_to_the_same_address(cast: Cast, postman: Postman) -> None:
    asked = ask(cast)
    postman()

    with after_it_expired():
        page = renew(Client(), asked)
        (letter,) = postman()
        renewed = ConfirmationRequest.objects.get()
        Client().post(renewed.path, answers_to(renewed))

    assert "En ny länk är på väg" in page
    assert letter.to == [cast.kalle.email]
    assert renewed.link in letter.body
    renewed.refresh_from_db()
    assert renewed.state == "answered"


def test_the_old_link_ends_and_points_to_the_newest_letter(cast: Cast) -> None:
    asked = ask(cast)

    with after_it_expired():
        renew(Client(), asked)
        response = Client().get(asked.path)

    assert response.status_code == 404
    assert "Fråga den som skickade länken" in response.content.decode()


def test_it_is_recorded(cast: Cast) -> None:
    asked = ask(cast)

    with after_it_expired():
        renew(Client(), asked)

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by_name) == ("renew", "Kalle Berg")


def test_pressing_twice_sends_one_letter(cast: Cast, postman: Postman) -> None:
    asked = ask(cast)
    postman()

    with after_it_expired():
        the_same = ConfirmationRequest.objects.get()
        asked.renew()
        with pytest.raises(Refused):
            the_same.renew()
        letters = postman()

    assert len(letters) == 1


def test_a_link_that_works_is_not_renewed(cast: Cast, postman: Postman) -> None:
    asked = ask(cast)
    postman()

    page = renew(Client(), asked)

    assert "Har du sett det här?" in page
    assert postman() == []


def test_an_answered_question_is_not_opened_again(cast: Cast) -> None:
    asked = answer(ask(cast))

    with after_it_expired():
        assert "Tack, Kalle" in renew(Client(), asked)


def test_nothing_goes_out_while_the_moment_is_private(cast: Cast, postman: Postman) -> None:
    asked = ask(cast)
    asked.entry.unshare(by=cast.amina)
    postman()

    with after_it_expired():
        renew(Client(), asked)

    assert postman() == []


def test_the_participant_cannot_have_it_renewed(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    with after_it_expired():
        url = reverse("confirmations:renew_request", args=[asked.token])
        response = sign_in(cast.amina).post(url)

    assert response.status_code == 403
    assert not Event.objects.filter(action="renew").exists()


def test_who_was_rejected_gets_no_new_link(cast: Cast, postman: Postman) -> None:
    asked = ask(cast)
    postman()
    cast.kalle.reject(by=cast.sara, note="Okänd.")

    with after_it_expired():
        page = renew(Client(), asked)
        letters = postman()

    assert letters == []
    assert "Be den som gav dig länken" in page
    assert "Okänd" not in page
    assert not Event.objects.filter(action="renew").exists()
