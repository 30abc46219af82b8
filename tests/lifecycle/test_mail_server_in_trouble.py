"""A real mail server refuses, hangs, asks for patience and comes back: delivered later, once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from lifecycle.models import Letter
from lifecycle.post import deliver
from lifecycle.trouble import Trouble
from tests.cast import Cast
from tests.confirmations.asked import ask
from tests.conftest import SignIn
from tests.lifecycle.mail_server import free_port, serving, silent

LETTERS = "/letters/?lang=en"
PASSES = [
    ("greylisting", Trouble.LATER),
    ("closing", Trouble.LATER),
    ("busy", Trouble.LATER),
    ("full", Trouble.LATER),
    ("strangers", Trouble.SETUP),
    ("hangs before it takes", Trouble.AWAY),
]


@pytest.fixture
def port(settings: Any) -> int:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = free_port()
    settings.EMAIL_TIMEOUT = 0.4
    found: int = settings.EMAIL_PORT
    return found


@pytest.fixture
def letter(cast: Cast) -> Letter:
    ask(cast)
    return Letter.objects.get()


def try_now(letter: Letter) -> Letter:
    """Let a worker try at the moment that the letter is due."""
    letter.refresh_from_db()
    with time_machine.travel(max(letter.due_at, timezone.now()) + timedelta(seconds=1)):
        deliver.call(letter.pk)
    letter.refresh_from_db()
    return letter


@pytest.mark.parametrize(("mood", "trouble"), PASSES)
def test_what_passes_is_waited_for(letter: Letter, port: int, mood: str, trouble: str) -> None:
    with serving(port) as door:
        door.mood = mood
        assert try_now(letter).is_delayed
        assert letter.trouble == trouble

        door.mood = "well"
        assert try_now(letter).is_sent
        assert letter.trouble == ""
        try_now(letter)
    assert len(door.taken) == 1


@pytest.mark.parametrize("mood", ["unknown", "spam"])
def test_what_stays_a_no_is_told_at_once(letter: Letter, port: int, mood: str) -> None:
    with serving(port) as door:
        door.mood = mood
        assert try_now(letter).has_failed
        assert letter.trouble == Trouble.REFUSED

        try_now(letter)
    assert door.asked == 1
    assert door.taken == []


@pytest.mark.parametrize("silence", [None, silent])
def test_nobody_answers_and_then_somebody_does(
    letter: Letter, port: int, silence: Callable[[int], AbstractContextManager[None]] | None
) -> None:
    if silence:
        with silence(port):
            try_now(letter)
    else:
        try_now(letter)
    assert letter.is_delayed
    assert letter.trouble == Trouble.AWAY

    with serving(port) as door:
        assert try_now(letter).is_sent
    assert len(door.taken) == 1


def test_down_for_an_hour_delays_all_and_loses_none(cast: Cast, port: int, sign_in: SignIn) -> None:
    for _ in range(3):
        ask(cast, supervisor=cast.kalle)
    watch = sign_in(cast.lo)
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        for minute in range(61):
            clock.move_to(start + timedelta(minutes=minute))
            work()
        assert all(letter.is_delayed for letter in Letter.objects.all())
        assert "mail server or the SMS provider does not answer." in watch.get(LETTERS).text

        with serving(port) as door:
            for minute in range(61, 90):
                clock.move_to(start + timedelta(minutes=minute))
                work()

    assert all(letter.is_sent for letter in Letter.objects.all())
    assert len(door.taken) == len(set(door.taken)) == 3
    assert "All letters have left" in watch.get(LETTERS).text


def work() -> None:
    """Do what a worker does with the letters that are due."""
    for letter in Letter.objects.overdue(timezone.now() + timedelta(seconds=1)):
        deliver.call(letter.pk)


def test_taken_though_we_never_heard_so_is_one_mail_to_its_reader(
    letter: Letter, port: int
) -> None:
    with serving(port) as door:
        door.mood = "hangs after it took"
        assert try_now(letter).is_delayed

        door.mood = "well"
        assert try_now(letter).is_sent
    assert len(door.taken) == 2
    assert len(set(door.taken)) == 1
