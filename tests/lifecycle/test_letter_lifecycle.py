"""However workers die, providers stumble and reports come: what a letter says of itself is true."""

from contextlib import suppress
from datetime import timedelta
from unittest.mock import patch

import time_machine
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lifecycle.models import Letter
from lifecycle.post import post, reap, retry, take_report
from lifecycle.sms import Message
from lifecycle.transitions import Refused
from lifecycle.trouble import Permanent, Temporary, Trouble
from tests.cast import meet_cast
from tests.lifecycle.writers import say_hello

MOODS = ["well", "away", "refuses", "takes and hangs", "is killed before", "is killed after"]
DEEDS = st.one_of(
    st.tuples(st.just("work"), st.sampled_from(MOODS)),
    st.tuples(st.just("report"), st.sampled_from(["delivered", "failed", "sent"])),
    st.tuples(st.just("wait"), st.sampled_from(["1", "6", "12", "90"])),
    st.tuples(st.sampled_from(["reap", "retry"]), st.just("")),
)


class Killed(BaseException):
    """What a worker sees of its end, so to speak."""


class World:
    """One letter, its provider, and the worker."""

    def __init__(self) -> None:
        self.cast = meet_cast()
        self.taken: list[str] = []
        self.reports: list[str] = []
        self.mood = "well"
        self.taken_when_it_had_arrived: int | None = None
        letter = post(
            say_hello, about=self.cast.amina, to="+46701740605", language="sv", medium="sms"
        )
        self.pk = letter.pk

    @property
    def letter(self) -> Letter:
        return Letter.objects.get(pk=self.pk)

    def send(self, message: Message) -> str:
        if self.mood == "away":
            raise Temporary(Trouble.AWAY, "away")
        if self.mood == "refuses":
            raise Permanent(Trouble.REFUSED, "no")
        if self.mood == "is killed before":
            raise Killed
        self.taken.append(f"s{len(self.taken)}")
        if self.mood == "takes and hangs":
            raise Temporary(Trouble.AWAY, "hangs")
        if self.mood == "is killed after":
            raise Killed
        return f"sms:{self.taken[-1]}"

    def work(self, mood: str) -> None:
        """Do all tasks that are ready, as a worker does, until one of them kills it."""
        self.mood = mood
        with suppress(Killed):
            while task := DBTaskResult.objects.ready().first():
                task.claim("worker")
                task.task.call(*task.args_kwargs["args"])
                task.set_successful(None)

    def report(self, outcome: str) -> None:
        if self.taken:
            self.reports.append(outcome)
            take_report(self.pk, outcome=outcome, receipt=self.taken[-1])

    def retry(self, _: str) -> None:
        with suppress(Refused):
            retry(self.letter, by=self.cast.lo)

    def reap(self, _: str) -> None:
        reap()


class LetterLifecycle(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.lists(DEEDS, max_size=14))
    def test_its_state_is_true_and_it_comes_to_an_end(self, deeds: list[tuple[str, str]]) -> None:
        world = World()
        with (
            patch("lifecycle.sms.send", world.send),
            time_machine.travel(timezone.now(), tick=False) as clock,
        ):
            for deed, how in deeds:
                if deed == "wait":
                    clock.shift(timedelta(minutes=int(how)))
                else:
                    getattr(world, deed)(how)
                self.hold_what_always_holds(world)
            self.come_to_an_end(world, clock)

    def hold_what_always_holds(self, world: World) -> None:
        letter = world.letter
        assert letter.is_delivered == ("delivered" in world.reports)
        assert not letter.is_sent or world.taken
        if letter.has_failed:
            assert letter.trouble
        if letter.is_delivered:
            known = world.taken_when_it_had_arrived
            assert known in (None, len(world.taken))
            world.taken_when_it_had_arrived = len(world.taken)

    def come_to_an_end(self, world: World, clock: time_machine.Traveller) -> None:
        """All is well again: within some hours the letter is no longer on its way."""
        for _ in range(60):
            world.reap("")
            world.work("well")
            clock.shift(timedelta(minutes=30))
        self.hold_what_always_holds(world)
        assert not world.letter.is_waiting
        assert not DBTaskResult.objects.running().exists()
        sent_before = len(world.taken)
        world.work("well")
        assert len(world.taken) == sent_before
