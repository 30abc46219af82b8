"""A letter that did not arrive is tried again when somebody has mended what kept it."""

import smtplib
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from lifecycle.models import Event, Letter
from lifecycle.post import retry
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import ask
from tests.conftest import Postman, SignIn


@pytest.fixture
def failed(cast: Cast, postman: Postman, monkeypatch: pytest.MonkeyPatch) -> Letter:
    def refuse(*_: Any, **__: Any) -> None:
        raise smtplib.SMTPRecipientsRefused({cast.kalle.email: (550, b"no such user")})

    ask(cast)
    with monkeypatch.context() as patch:
        patch.setattr("lifecycle.post.carrying.EmailMessage.send", refuse)
        postman()
    return Letter.objects.get(state=Letter.State.FAILED)


def page(of: Client) -> str:
    return of.get("/letters/?lang=en").content.decode()


def press(browser: Client, letter: Letter) -> Any:
    return browser.post(f"/letters/{letter.pk}/retry/?lang=en", follow=True)


def test_what_is_wrong_stands_there_in_plain_words(
    cast: Cast, failed: Letter, sign_in: SignIn
) -> None:
    shown = page(sign_in(cast.lo))

    assert "The other side says no. Is the address or the number right?" in shown
    assert "no such user" in shown
    assert cast.kalle.email not in shown
    assert f"/letters/{failed.pk}/retry/" in shown


def test_it_leaves_again(cast: Cast, failed: Letter, sign_in: SignIn, postman: Postman) -> None:
    shown = press(sign_in(cast.lo), failed).content.decode()

    assert "The letter is on its way again." in shown
    assert len(postman()) == 1
    failed.refresh_from_db()
    assert failed.is_sent
    assert [event.action for event in Event.objects.about(failed)] == ["retry"]


def test_a_second_press_is_a_sentence_and_sends_nothing_more(
    cast: Cast, failed: Letter, sign_in: SignIn, postman: Postman
) -> None:
    browser = sign_in(cast.lo)
    press(browser, failed)
    again = press(browser, failed).content.decode()
    postman()

    assert "That letter is not stuck any more." in again
    assert len(mail.outbox) == 1


def test_a_letter_that_waits_has_no_button(cast: Cast, sign_in: SignIn) -> None:
    ask(cast)

    assert "/retry/" not in page(sign_in(cast.lo))
    with pytest.raises(Refused):
        retry(Letter.objects.get(), by=cast.lo)


def test_only_those_who_watch_the_post(cast: Cast, failed: Letter, sign_in: SignIn) -> None:
    for user in (cast.amina, cast.sara, cast.ada, cast.ines):
        assert press(sign_in(user), failed).status_code == 403
    assert sign_in(cast.ulla).post("/letters/999999/retry/").status_code == 404
    assert sign_in(cast.ulla).get(f"/letters/{failed.pk}/retry/").status_code == 405
    assert Client().post(f"/letters/{failed.pk}/retry/").status_code == 302
    failed.refresh_from_db()
    assert failed.has_failed
