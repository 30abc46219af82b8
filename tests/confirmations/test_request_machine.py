"""Whatever order of steps and waits: a question stays true to its table, its link, its word."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from confirmations.hours import HERE, is_polite
from confirmations.models import Answer, Confirmation, ConfirmationRequest, Door, Reminder
from lifecycle.models import Event, Letter
from lifecycle.post import deliver
from lifecycle.transitions import Refused
from tests.cast import Cast, meet_cast
from tests.confirmations.asked import said_to, write_down
from workplaces.models import Supervisor

TRANSITIONS = ConfirmationRequest.TRANSITIONS
OPENS = {"send", "resend", "readdress", "renew"}
LINKS = st.sampled_from([Door.EMAIL, Door.SMS, Door.SHARED, Door.IN_HAND, Door.QR])
STEPS: dict[str, Callable[[ConfirmationRequest, Cast], object]] = {
    "send": lambda asked, cast: asked.send(by=cast.amina),
    "resend": lambda asked, cast: asked.resend(by=cast.amina, door=Door.SMS),
    "pass on": lambda asked, cast: asked.resend(by=cast.amina, door=Door.SHARED),
    "hand over": lambda asked, cast: asked.let_out(by=cast.amina, door=Door.IN_HAND),
    "readdress": lambda asked, cast: readdress(asked, cast),
    "answer": lambda asked, _cast: asked.answer(said_to(asked, "yes")),
    "answer again": lambda asked, _cast: asked.answer(said_to(asked, "not_yet")),
    "change": lambda asked, _cast: asked.change(said_to(asked, "with_help")),
    "decline": lambda asked, _cast: asked.decline(note="no"),
    "withdraw": lambda asked, cast: asked.withdraw(by=cast.amina),
    "renew": lambda asked, _cast: asked.renew(),
    "dispute": lambda asked, _cast: asked.dispute(),
    "approve": lambda asked, cast: asked.supervisor.approve(by=cast.sara),
    "hide": lambda asked, cast: asked.entry.unshare(by=cast.amina),
    "share": lambda asked, cast: asked.entry.share(by=cast.amina),
    "expire": lambda asked, _cast: asked.expire() if asked.is_late else None,
    "remind": lambda asked, _cast: remind(asked),
    "stop the first": lambda asked, cast: asked.reminders.get(number=1).cancel(by=cast.amina),
    "deliver": lambda _asked, _cast: deliver_all(),
}
LAST = {"answer", "answer again", "decline", "withdraw"}
WAITS = st.sampled_from([0, 0, 1, 24, 75, 200, 24 * 61])
LATE = 5  # steps, before anybody ends it: else most stories end at once
WORDS = ("name", "title", "words", "place", "happened_on", "framework_version")


def readdress(asked: ConfirmationRequest, cast: Cast) -> None:
    """Send it to an address that nobody has had before."""
    email = f"kalle{Supervisor.objects.count()}@x.example"
    who = Supervisor.propose(
        "Kalle Berg", email, title="", organisation=cast.goteborg, by=cast.amina
    )
    asked.readdress(who, by=cast.amina, door=Door.EMAIL)


def remind(asked: ConfirmationRequest) -> None:
    """Let the clock look; it sends only what it may."""
    is_time = is_polite(timezone.now()) and asked.is_open
    assert Reminder.send_due() <= is_time


def deliver_all() -> None:
    for letter in Letter.objects.filter(state=Letter.State.WAITING):
        deliver.call(letter.pk)


def tokens_of(asked: ConfirmationRequest) -> set[str]:
    """The secrets of both links: the one that only we send, and the one that she holds too."""
    links = [asked.sent_link, *([asked.held_link] if asked.held_digest else [])]
    return {link.rstrip("/").rsplit("/", 1)[-1] for link in links}


class RequestMachine(RuleBasedStateMachine):
    """One question of Amina's to Kalle, with time passing and everybody pressing everything."""

    @initialize(door=LINKS)
    def write(self, door: Door) -> None:
        self.room = transaction.atomic()
        self.room.__enter__()
        self.clock = time_machine.travel(datetime(2026, 11, 16, 10, tzinfo=HERE), tick=False)
        self.now = self.clock.start()
        self.cast: Cast = meet_cast()
        self.cast.kalle.phone = "+46701740605"
        self.cast.kalle.save()
        self.asked = write_down(self.cast)
        self.pressed = 0
        self.frozen = self.words_of(self.asked)
        self.dead: set[str] = set()
        self.step(lambda asked: asked.send(by=self.cast.amina, door=door))

    def teardown(self) -> None:
        if hasattr(self, "clock"):
            self.clock.stop()
            transaction.set_rollback(True)
            self.room.__exit__(None, None, None)

    @rule(step=st.sampled_from(sorted(STEPS)), hours=WAITS)
    def press(self, step: str, hours: int) -> None:
        self.now.shift(timedelta(hours=hours))
        if step not in LAST or self.pressed >= LATE:
            self.step(lambda asked: STEPS[step](asked, self.cast))

    def step(self, press: Callable[[ConfirmationRequest], Any]) -> None:
        """Let someone press, on a page as old as may be."""
        self.pressed += 1
        before = ConfirmationRequest.objects.get(pk=self.asked.pk)
        with suppress(Refused, Reminder.DoesNotExist):
            press(ConfirmationRequest.objects.get(pk=self.asked.pk))
        self.asked = ConfirmationRequest.objects.get(pk=self.asked.pk)
        self.dead |= tokens_of(before) - tokens_of(self.asked)

    # What always holds

    @invariant()
    def the_table_is_obeyed(self) -> None:
        state = ConfirmationRequest.State.CREATED.value
        for event in Event.objects.about(self.asked):
            if step := TRANSITIONS.get(event.action):
                assert state in step.sources
                state = step.target
        assert self.asked.state == state

    @invariant()
    def a_dead_link_never_opens(self) -> None:
        for token in self.dead:
            assert not ConfirmationRequest.objects.by_token(token).exists()

    @invariant()
    def what_was_asked_never_changes(self) -> None:
        assert self.words_of(self.asked) == self.frozen

    @invariant()
    def an_answer_stands_once_and_counts_only_while_it_may(self) -> None:
        answered = self.asked.state == ConfirmationRequest.State.ANSWERED
        disputed = self.asked.state == ConfirmationRequest.State.DISPUTED
        confirmed = Confirmation.objects.filter(request=self.asked.pk).count()
        counting = Answer.objects.counting().filter(confirmation__request=self.asked.pk)
        assert confirmed == (answered or disputed)
        assert not counting.exists() or (answered and self.asked.supervisor.is_known)

    @invariant()
    def two_reminders_at_most(self) -> None:
        reminded = Letter.objects.filter(key__startswith=f"remind_supervisor:{self.asked.pk}:")
        assert reminded.count() <= self.asked.reminders.count() <= 2

    @invariant()
    def one_link_waits_at_most_and_none_to_another_address(self) -> None:
        waiting = self.asked.letters_with_link.filter(state=Letter.State.WAITING)
        assert waiting.count() <= 1
        if self.asked.is_waiting and self.asked.is_sent_by_us:
            assert {letter.to for letter in waiting} <= {self.asked.contact}

    @invariant()
    def how_far_it_got_can_always_be_said(self) -> None:
        assert self.asked.how_far.label

    @staticmethod
    def words_of(asked: ConfirmationRequest) -> list[object]:
        questions = asked.questions.values_list("competency", "name", "text")
        return [*(getattr(asked, word) for word in WORDS), *questions]


def test_whatever_is_pressed_in_whatever_order(cast: Cast) -> None:
    rules = settings(max_examples=25, stateful_step_count=20, deadline=None)
    run_state_machine_as_test(RequestMachine, settings=rules)
