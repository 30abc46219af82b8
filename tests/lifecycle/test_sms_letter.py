"""A text message is kept while its provider is down, leaves once, and its state is true."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from lifecycle.models import Letter
from lifecycle.post import deliver, post
from lifecycle.trouble import Trouble
from tests.cast import Cast
from tests.lifecycle.sms_server import SmsServer, serving
from tests.lifecycle.writers import say_hello


@pytest.fixture
def provider(settings: Any, db: None) -> Iterator[SmsServer]:
    settings.SMS_TIMEOUT = 0.3
    with serving("u", "p") as server:
        settings.SMS_PROVIDERS = [
            {"name": "sms", "url": server.url, "user": "u", "password": "p", "sender": "JagKan"}
        ]
        cache.clear()
        yield server


@pytest.fixture
def letter(cast: Cast) -> Letter:
    return post(
        say_hello, about=cast.amina, to="+46701740605", language="sv", medium=Letter.Medium.SMS
    )


def try_for(letter: Letter, minutes: int) -> Letter:
    """Let the hours pass and a worker try whenever the letter is due."""
    letter.refresh_from_db()
    end = letter.due_at + timedelta(minutes=minutes)
    while letter.is_waiting and letter.due_at <= end:
        with time_machine.travel(max(letter.due_at, timezone.now()), tick=False):
            deliver.call(letter.pk)
        letter.refresh_from_db()
    return letter


@pytest.mark.parametrize("mood", [500, "hanging", "garbage", 401])
def test_down_for_an_hour_delays_it(letter: Letter, provider: SmsServer, mood: str | int) -> None:
    provider.mood = mood
    assert try_for(letter, minutes=60).is_delayed
    assert letter.trouble in (Trouble.AWAY, Trouble.SETUP)

    provider.mood = "well"
    assert try_for(letter, minutes=120).is_sent
    assert letter.receipt == "sms:s1"
    assert (letter.trouble, letter.last_error) == ("", "")
    assert [text["message"] for text in provider.taken] == ["Hej du."]
    assert provider.taken[0]["whendelivered"].startswith("http://localhost:8000/letters/")


def test_a_number_that_nobody_has_is_told_at_once(letter: Letter, provider: SmsServer) -> None:
    provider.mood = 400

    assert try_for(letter, minutes=60).has_failed
    assert letter.trouble == Trouble.REFUSED
    assert provider.asked == 1


def test_after_a_day_it_is_given_up_and_says_so(letter: Letter, provider: SmsServer) -> None:
    provider.mood = 503

    assert try_for(letter, minutes=2 * 24 * 60).has_failed
    assert letter.trouble == Trouble.AWAY
    assert provider.asked == 8


def test_a_message_taken_by_a_provider_that_hangs_is_not_sent_again_if_it_reports(
    letter: Letter, provider: SmsServer, client: Any
) -> None:
    provider.mood = "hanging"
    try_for(letter, minutes=0)
    assert letter.is_delayed

    client.post(provider.heard[0]["whendelivered"], {"id": "s1", "status": "delivered"})
    provider.mood = "well"
    try_for(letter, minutes=120)

    assert letter.is_delivered
    assert provider.asked == 1
