"""A provider's report changes one letter, once, in whatever order it comes."""

from itertools import permutations
from typing import Any

import pytest
from django.test import Client

from accounts.models import Tally
from lifecycle.models import Letter
from lifecycle.post import Words, post
from lifecycle.sms import Message
from lifecycle.trouble import Trouble
from tests.cast import Cast
from tests.conftest import Postman, Texts


def write(_: object) -> Words:
    return Words("", "Hej")


@pytest.fixture
def letter(cast: Cast) -> Letter:
    return post(write, about=cast.amina, to="+46701740605", language="sv", medium="sms")


@pytest.fixture
def sent(letter: Letter, postman: Postman, texts: Texts) -> Message:
    postman()
    return texts[0]


def report(message: Message, status: str, called: str = "1") -> int:
    knock = Client(enforce_csrf_checks=True)
    return knock.post(message.report_to, {"id": called, "status": status}).status_code


def state_of(letter: Letter) -> str:
    letter.refresh_from_db()
    return letter.state


def test_it_arrived(letter: Letter, sent: Message) -> None:
    assert report(sent, "delivered") == 204

    assert state_of(letter) == Letter.State.DELIVERED
    assert letter.is_sent
    assert letter.is_delivered
    assert letter.delivered_at


def test_it_did_not_arrive(letter: Letter, sent: Message) -> None:
    assert report(sent, "failed") == 204

    assert state_of(letter) == Letter.State.FAILED
    assert letter.trouble == Trouble.UNREACHED


@pytest.mark.parametrize("order", permutations(["sent", "failed", "delivered", "delivered"]))
def test_that_it_arrived_holds_in_any_order(
    letter: Letter, sent: Message, order: tuple[str, ...]
) -> None:
    assert [report(sent, status) for status in order] == [204] * 4

    assert state_of(letter) == Letter.State.DELIVERED


def test_twice_is_once(letter: Letter, sent: Message) -> None:
    report(sent, "delivered")
    letter.refresh_from_db()
    first_time = letter.delivered_at

    assert report(sent, "delivered") == 204
    letter.refresh_from_db()
    assert letter.delivered_at == first_time


@pytest.mark.parametrize("status", ["sent", "created", "", "DELIVERED", "x" * 5000])
def test_what_we_do_not_understand_changes_nothing(
    letter: Letter, sent: Message, status: str
) -> None:
    assert report(sent, status) == 204
    assert state_of(letter) == Letter.State.SENT


def test_the_failure_of_an_attempt_that_another_replaced_does_not_count(
    letter: Letter, sent: Message
) -> None:
    assert report(sent, "failed", called="an-earlier-one") == 204
    assert state_of(letter) == Letter.State.SENT


def test_it_arrived_though_we_died_before_we_knew_that_it_left(
    letter: Letter, sent: Message, postman: Postman, texts: Texts
) -> None:
    Letter.objects.update(state=Letter.State.WAITING, sent_at=None, receipt="")

    report(sent, "delivered")
    postman()

    assert state_of(letter) == Letter.State.DELIVERED
    assert len(texts) == 1


def test_a_failure_before_we_know_of_the_message_is_asked_for_again(
    letter: Letter, sent: Message
) -> None:
    Letter.objects.update(state=Letter.State.WAITING, sent_at=None, receipt="")

    assert report(sent, "failed") == 425
    assert state_of(letter) == Letter.State.WAITING


def test_nobody_else_reports(letter: Letter, sent: Message, client: Client) -> None:
    other = sent.report_to.replace("/report/", "/report/0")
    data = {"id": "1", "status": "failed"}

    assert client.post(other, data).status_code == 404
    assert client.post(sent.report_to.replace(f"/{letter.pk}/", "/999/"), data).status_code == 404
    assert state_of(letter) == Letter.State.SENT


def test_a_report_on_a_letter_that_is_gone_is_taken(letter: Letter, sent: Message) -> None:
    Letter.objects.all().delete()

    assert report(sent, "delivered") == 204


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_looking_changes_nothing(letter: Letter, sent: Message, method: str) -> None:
    assert getattr(Client(), method)(sent.report_to).status_code == 405
    assert state_of(letter) == Letter.State.SENT


def test_a_flood_is_told_to_wait(sent: Message, settings: Any) -> None:
    settings.RATES = {**settings.RATES, "delivery_report": (2, 60)}
    Tally.objects.all().delete()

    assert [report(sent, "sent") for _ in range(3)] == [204, 204, 429]


def test_the_address_tells_nothing(letter: Letter, sent: Message) -> None:
    assert sent.report_to.startswith(f"http://localhost:8000/letters/{letter.pk}/report/")
    assert letter.to.strip("+") not in sent.report_to
