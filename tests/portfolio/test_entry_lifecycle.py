"""No order of steps, however odd, leaves an entry in a state its events do not explain."""

from collections.abc import Callable
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio.models import Entry
from tests.cast import Cast, meet_cast
from tests.portfolio.moments import account, make_draft

STEPS: dict[str, Callable[[Entry, Cast], object]] = {
    "finish": lambda entry, cast: entry.finish(account(cast), by=cast.amina),
    "keep": lambda entry, cast: entry.keep(by=cast.amina),
    "share": lambda entry, cast: entry.share(by=cast.amina),
    "unshare": lambda entry, cast: entry.unshare(by=cast.amina),
    "submit": lambda entry, cast: entry.submit(by=cast.amina),
    "release": lambda entry, cast: entry.release(by=cast.amina),
    "amend": lambda entry, cast: entry.amend(by=cast.amina, text="Other words."),
    "write_draft": lambda entry, cast: entry.write_draft(account(cast), by=cast.amina),
    "feedback": lambda entry, cast: entry.give_feedback("Good.", by=cast.sara),
}


class EntryLifecycle(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.sampled_from(sorted(STEPS)), max_size=10))
    def test_events_explain_the_state(self, steps: list[str]) -> None:
        cast = meet_cast()
        entry = make_draft(cast)
        for step in steps:
            with suppress(Refused):
                STEPS[step](entry, cast)

        state = Entry.State.DRAFT.value
        for action in Event.objects.about(entry).values_list("action", flat=True):
            if action in Entry.TRANSITIONS:
                assert state in Entry.TRANSITIONS[action].sources
                state = Entry.TRANSITIONS[action].target
            else:
                assert action == "amend" or state not in (Entry.State.DRAFT, Entry.State.PRIVATE)
        entry.refresh_from_db()
        assert entry.state == state
