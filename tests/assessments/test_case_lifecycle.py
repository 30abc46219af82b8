"""No order of steps, however odd, leaves a case in a state its events do not explain."""

from collections.abc import Callable
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from assessments.models import AssessmentCase
from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio.models import Entry
from tests.assessments.cases import make_shared_entry, make_submitted_case
from tests.cast import Cast, meet_cast

STEPS: dict[str, Callable[[AssessmentCase, Cast], object]] = {
    "submit": lambda case, cast: case.submit(by=cast.amina),
    "withdraw": lambda case, cast: case.withdraw(by=cast.amina),
    "take_up": lambda case, cast: case.take_up(by=cast.ada),
    "judge": lambda case, cast: case.judge(
        cast.competency("A1.1"), by=cast.ada, level=2, method="portfolio", reason="Sett."
    ),
    "ask_for_more": lambda case, cast: case.ask_for_more(by=cast.ada, note="Mer?"),
    "add_more": lambda case, cast: case.add_more(
        [make_shared_entry(cast, "A1.1")], by=cast.amina, note="Här."
    ),
    "decide": lambda case, cast: case.decide(by=cast.ada),
    "send_back": lambda case, cast: case.send_back(by=cast.elin, note="Se igen."),
    "check_quality": lambda case, cast: case.check_quality(by=cast.elin),
    "close": lambda case, cast: case.close(by=cast.ines),
}
LIKELY = ["take_up", "judge", "decide", "check_quality"]  # so that the end is reached now and then


class CaseLifecycle(TestCase):
    @settings(max_examples=30, deadline=None)
    @given(
        st.lists(st.one_of(st.sampled_from(LIKELY), st.sampled_from(sorted(STEPS))), max_size=10)
    )
    def test_events_explain_the_state(self, steps: list[str]) -> None:
        cast = meet_cast()
        case = make_submitted_case(cast, "A1.1", entries=1)
        for step in steps:
            with suppress(Refused):
                STEPS[step](case, cast)

        state = AssessmentCase.State.PREPARING.value
        for action in Event.objects.about(case).values_list("action", flat=True):
            assert state in AssessmentCase.TRANSITIONS[action].sources
            state = AssessmentCase.TRANSITIONS[action].target
        case.refresh_from_db()
        assert case.state == state
        assert_the_rest_fits(case)


def assert_the_rest_fits(case: AssessmentCase) -> None:
    state = AssessmentCase.State
    decided = (state.DECIDED, state.QUALITY_CHECKED, state.CLOSED)
    frozen = {entry.state == Entry.State.SUBMITTED for entry in case.entries.all()}

    assert frozen == {case.state != state.WITHDRAWN}
    assert case.state not in decided or not case.undecided()
    assert case.checks.filter(approved=True).exists() == (
        case.state in (state.QUALITY_CHECKED, state.CLOSED)
    )
