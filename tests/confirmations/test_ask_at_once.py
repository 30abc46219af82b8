"""One tap on the start page asks whoever was there, and can be taken back at once."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import ConfirmationRequest, Door
from portfolio.models import Entry
from tests.cast import Cast
from tests.confirmations.asked import WORDS, ask, make_entry
from tests.conftest import Postman, SignIn
from workplaces.models import Supervisor


def ask_at_once(browser: Client, entry: Entry, supervisor: Any, **how: Any) -> Any:
    url = reverse("confirmations:ask_at_once", args=[entry.pk])
    return browser.post(url, {"supervisor": supervisor}, **how)


def test_the_start_page_offers_it_with_the_words_that_go(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, "A1.1")

    page = sign_in(cast.amina).get("/").content.decode()

    assert "Fråga <bdi>Kalle</bdi> om ”Passa tider”?" in page
    assert reverse("confirmations:ask_at_once", args=[entry.pk]) in page
    assert WORDS in page


def test_one_tap_sends(cast: Cast, sign_in: SignIn, postman: Postman) -> None:
    entry = make_entry(cast, "A1.1")
    browser = sign_in(cast.amina)

    response = ask_at_once(browser, entry, cast.kalle.pk)

    asked = ConfirmationRequest.objects.get()
    [letter] = postman()
    assert response.headers["Location"] == asked.get_absolute_url()
    assert (asked.state, asked.door, asked.photo) == ("sent", Door.EMAIL, None)
    assert letter.to == [cast.kalle.email]
    assert "Ta tillbaka" in browser.get(asked.get_absolute_url()).content.decode()
    assert "Fråga <bdi>Kalle" not in browser.get("/").content.decode()


def test_somebody_with_a_phone_alone_gets_a_text_message(cast: Cast, sign_in: SignIn) -> None:
    Supervisor.objects.filter(pk=cast.kalle.pk).update(email="", phone="+46701740605")

    ask_at_once(sign_in(cast.amina), make_entry(cast), cast.kalle.pk)

    assert ConfirmationRequest.objects.get().door == Door.SMS


def test_a_second_press_leads_to_the_first_question(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    response = ask_at_once(sign_in(cast.amina), asked.entry, cast.kalle.pk, follow=True)

    assert response.redirect_chain[-1][0] == asked.get_absolute_url()
    assert ConfirmationRequest.objects.count() == 1


@pytest.mark.parametrize("whom", ["", "nonsense", "999999"])
def test_nobody_else_can_be_named(cast: Cast, sign_in: SignIn, whom: str) -> None:
    entry = make_entry(cast)
    browser = sign_in(cast.amina)

    assert ask_at_once(browser, entry, whom).status_code == 404
    assert ask_at_once(browser, entry, cast.berit.pk).status_code == 404
    assert not ConfirmationRequest.objects.exists()


def test_what_is_private_is_not_sent(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, share=False)
    browser = sign_in(cast.amina)
    assert "Fråga <bdi>Kalle" not in browser.get("/").content.decode()

    ask_at_once(browser, entry, cast.kalle.pk)

    assert not ConfirmationRequest.objects.exists()


def test_nobody_on_the_team_sends_her_words(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)

    assert ask_at_once(sign_in(cast.sara), entry, cast.kalle.pk).status_code == 403
    for stranger in (cast.petra, cast.mehari, cast.ada):
        assert ask_at_once(sign_in(stranger), entry, cast.kalle.pk).status_code == 404
    assert ask_at_once(Client(), entry, cast.kalle.pk).status_code == 302
    assert not ConfirmationRequest.objects.exists()


def test_looking_sends_nothing(cast: Cast, sign_in: SignIn) -> None:
    url = reverse("confirmations:ask_at_once", args=[make_entry(cast).pk])

    assert sign_in(cast.amina).get(url).status_code == 405
    assert not ConfirmationRequest.objects.exists()
