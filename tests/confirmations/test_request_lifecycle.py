"""No order of steps, however odd, leaves a question in a state its events do not explain."""

from collections.abc import Callable
from contextlib import suppress

import time_machine
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from confirmations.models import Answer, Confirmation, ConfirmationRequest
from lifecycle.models import Event, Letter
from lifecycle.transitions import Refused
from tests.cast import Cast, meet_cast
from tests.confirmations.asked import answer, write_down

Step = Callable[[ConfirmationRequest, Cast], object]
STEPS: dict[str, Step] = {
    "send": lambda asked, cast: asked.send(by=cast.amina),
    "answer": lambda asked, cast: answer(asked, "yes"),
    "decline": lambda asked, cast: asked.decline(note="no"),
    "withdraw": lambda asked, cast: asked.withdraw(by=cast.amina),
    "expire": lambda asked, cast: asked.expire(),
    "renew": lambda asked, cast: asked.renew(),
    "dispute": lambda asked, cast: asked.dispute(),
}
WAITS = st.integers(min_value=0, max_value=70)  # days, before a step


class RequestLifecycle(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), WAITS), max_size=10))
    def test_events_explain_the_state(self, steps: list[tuple[str, int]]) -> None:
        cast = meet_cast()
        asked = write_down(cast)
        with time_machine.travel(timezone.now(), tick=False) as clock:
            for step, days in steps:
                clock.shift(days * 24 * 3600)
                stale = ConfirmationRequest.objects.get(pk=asked.pk)
                with suppress(Refused):
                    STEPS[step](stale, cast)

        happened = [event.action for event in Event.objects.about(asked)]
        state = ConfirmationRequest.State.CREATED.value
        for action in happened[1:]:
            assert state in ConfirmationRequest.TRANSITIONS[action].sources
            state = ConfirmationRequest.TRANSITIONS[action].target
        asked.refresh_from_db()
        assert asked.state == state
        self.hold_what_always_holds(asked, happened)

    def hold_what_always_holds(self, asked: ConfirmationRequest, happened: list[str]) -> None:
        answered = happened.count("answer")
        assert Confirmation.objects.filter(request=asked).count() == answered <= 1
        counting = Answer.objects.counting().filter(confirmation__request=asked).exists()
        assert counting == (asked.state == ConfirmationRequest.State.ANSWERED)
        links = Letter.objects.filter(key__startswith=f"ask_supervisor:{asked.pk}:")
        was_sent = bool({"send", "renew"} & set(happened))
        assert links.count() == was_sent  # one that still waits makes room for the next
