"""A text message is taken by the first provider that is up, once, and nothing leaks."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from lifecycle import sms
from lifecycle.sms import Message
from lifecycle.trouble import Permanent, Temporary, Trouble
from tests.lifecycle.sms_server import SmsServer, serving

HELLO = Message("+46701740605", "Hej! Öppna http://localhost:8000/s/abc/", key="k1")
DOWN = ["hanging", "garbage", "odd", "nameless", 500, 502, 503, 429, 401, 402, 403, 404, 302]


@pytest.fixture
def first() -> Iterator[SmsServer]:
    with serving("u1", "p1") as server:
        yield server


@pytest.fixture
def second() -> Iterator[SmsServer]:
    with serving("u2", "p2") as server:
        yield server


@pytest.fixture(autouse=True)
def providers(settings: Any, db: None, first: SmsServer, second: SmsServer) -> None:
    settings.SMS_TIMEOUT = 0.3
    settings.SMS_BREAKER = (3, 300)
    settings.SMS_PROVIDERS = [
        {"name": name, "url": server.url, "user": user, "password": password, "sender": "JagKan"}
        for name, server, user, password in (
            ("sms", first, "u1", "p1"),
            ("sms_second", second, "u2", "p2"),
        )
    ]
    cache.clear()


def alone(settings: Any) -> None:
    settings.SMS_PROVIDERS = settings.SMS_PROVIDERS[:1]


def test_the_first_takes_it(first: SmsServer, second: SmsServer) -> None:
    receipt = sms.send(Message(HELLO.to, HELLO.text, key="k1", report_to="https://jk.example/r/"))

    assert receipt == "sms:s1"
    assert first.taken == [
        {
            "from": "JagKan",
            "to": HELLO.to,
            "message": HELLO.text,
            "whendelivered": "https://jk.example/r/",
            "key": "k1",
        }
    ]
    assert second.asked == 0


@pytest.mark.parametrize("mood", DOWN)
def test_the_second_takes_it_when_the_first_is_down(
    first: SmsServer, second: SmsServer, mood: str | int
) -> None:
    first.mood = mood

    assert sms.send(HELLO) == "sms_second:s1"
    assert first.asked == 1
    assert len(second.taken) == 1


@pytest.mark.parametrize("mood", [400, 422, "failed"])
def test_a_number_that_nobody_has_is_not_tried_elsewhere(
    first: SmsServer, second: SmsServer, mood: str | int
) -> None:
    first.mood = mood

    with pytest.raises(Permanent) as refusal:
        sms.send(HELLO)

    assert refusal.value.trouble == Trouble.REFUSED
    assert second.asked == 0


@pytest.mark.parametrize(
    ("mood", "trouble"),
    [
        (500, Trouble.AWAY),
        ("hanging", Trouble.AWAY),
        (429, Trouble.LATER),
        (401, Trouble.SETUP),
        (403, Trouble.SETUP),
        (301, Trouble.SETUP),
    ],
)
def test_what_is_wrong_is_told_apart(
    first: SmsServer, settings: Any, mood: str | int, trouble: str
) -> None:
    first.mood = mood
    alone(settings)

    with pytest.raises(Temporary) as refusal:
        sms.send(HELLO)

    assert refusal.value.trouble == trouble


def test_nobody_is_there_at_all(first: SmsServer, settings: Any) -> None:
    alone(settings)
    settings.SMS_PROVIDERS[0]["url"] = "http://127.0.0.1:9/"

    with pytest.raises(Temporary) as refusal:
        sms.send(HELLO)

    assert str(refusal.value) == "sms: NewConnectionError"


def test_after_three_failures_it_rests_and_then_one_message_tries(
    first: SmsServer, second: SmsServer
) -> None:
    first.mood = 500
    start = timezone.now()
    with time_machine.travel(start, tick=False) as time:
        for _ in range(5):
            sms.send(HELLO)
        assert (first.asked, len(second.taken)) == (3, 5)

        time.move_to(start + timedelta(seconds=301))
        sms.send(HELLO)
        assert first.asked == 4  # the probe failed: it rests again
        sms.send(HELLO)
        assert first.asked == 4

        first.mood = "well"
        time.move_to(start + timedelta(seconds=603))
        assert sms.send(HELLO) == "sms:s1"
        assert sms.send(HELLO) == "sms:s2"
    assert len(second.taken) == 7


def test_only_one_message_is_the_probe(first: SmsServer, settings: Any) -> None:
    first.mood = 500
    alone(settings)
    settings.SMS_BREAKER = (1, 0)
    for _ in range(2):
        with pytest.raises(Temporary):
            sms.send(HELLO)

    cache.add("sms:sms:probe", 1)  # another worker is trying just now
    with pytest.raises(Temporary, match="rests"):
        sms.send(HELLO)
    assert first.asked == 2


def test_a_success_in_between_starts_the_count_afresh(first: SmsServer) -> None:
    for mood in (500, 500, "well", 500, 500, "well"):
        first.mood = mood
        sms.send(HELLO)

    assert first.asked == 6


def test_a_refused_number_is_no_failure_of_the_provider(first: SmsServer) -> None:
    first.mood = 400
    for _ in range(5):
        with pytest.raises(Permanent):
            sms.send(HELLO)

    first.mood = "well"
    assert sms.send(HELLO) == "sms:s1"


@pytest.mark.parametrize("mood", DOWN)
def test_no_number_no_word_and_no_password_in_a_log(
    first: SmsServer, second: SmsServer, mood: str | int, caplog: pytest.LogCaptureFixture
) -> None:
    first.mood = second.mood = mood
    caplog.set_level(logging.DEBUG)

    with pytest.raises(Temporary) as refusal:
        sms.send(HELLO)

    for secret in (HELLO.to, "174", "Hej", "/s/abc", "p1", "p2", first.key):
        assert secret not in caplog.text.replace(first.url, "")
        assert secret not in str(refusal.value)


def test_a_production_without_a_provider_offers_no_text_messages(settings: Any) -> None:
    settings.SMS_PROVIDERS = []
    settings.DEVELOPMENT = False

    assert not sms.is_offered()
    with pytest.raises(Temporary) as refusal:
        sms.send(HELLO)
    assert refusal.value.trouble == Trouble.SETUP
