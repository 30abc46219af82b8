"""Who needs someone today: the reason in words, the most pressing first."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation

from accounts.models import User
from home.attention import Facts, Need, cards_from
from programmes.models import Enrolment
from workplaces.models import Supervisor

TODAY = date(2026, 11, 21)
MOMENT = "0b2d1c1e-0000-4000-8000-000000000001"


@pytest.fixture(autouse=True)
def in_english() -> Any:
    with translation.override("en"):
        yield


def facts(name: str = "Amina Yusuf", **known: Any) -> Facts:
    participant = User(name=name, pk=1)
    enrolment = Enrolment(pk=7, participant=participant, starts_on=date(2026, 1, 12))
    return Facts(enrolment=enrolment, **{"last_on": TODAY, **known})


def only_reason(**known: Any) -> Any:
    [card] = cards_from([facts(**known)], TODAY)
    return card.first


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (0, "Is waiting for your answer since today"),
        (1, "Is waiting for your answer since yesterday"),
        (5, "Has waited for your answer for 5 days"),
    ],
)
def test_waiting_says_since_when(days: int, line: str) -> None:
    reason = only_reason(unanswered=MOMENT, unanswered_since=TODAY - timedelta(days=days))

    assert (reason.need, reason.line) == (Need.WAITING, line)
    assert MOMENT in reason.url


def test_of_several_new_supervisors_none_is_left_out() -> None:
    both = (Supervisor(pk=3, name="Sam Ek"), Supervisor(pk=4, name="Bo Lind"))
    reason = only_reason(new_supervisors=both)

    assert reason.line == "2 new supervisors to look at"
    assert "Sam Ek, Bo Lind" in reason.more
    assert reason.url == "/supervisors/"


def test_new_supervisor_is_named() -> None:
    reason = only_reason(new_supervisors=(Supervisor(pk=3, name="Sam Ek"),))

    assert reason.need == Need.TASK
    assert "Sam Ek" in reason.more


def test_ready_names_at_most_three_skills() -> None:
    reason = only_reason(ready=("Ett", "Två", "Tre", "Fyra"))

    assert reason.need == Need.READY
    assert reason.more == "Shown and confirmed: Ett, Två, Tre."


def test_three_weeks_without_a_word_are_quiet() -> None:
    assert only_reason(last_on=TODAY - timedelta(days=20)).need == Need.ROLLING
    quiet = only_reason(last_on=TODAY - timedelta(days=22), last_text="Kom till fikat.")

    assert (quiet.need, quiet.line) == (Need.QUIET, "Quiet for 3 weeks")
    assert quiet.more == "Last time, 30 October: Kom till fikat."


def test_whoever_never_shared_anything_is_quiet_since_the_start() -> None:
    assert only_reason(last_on=None).more == "Nothing shared so far."


def test_all_is_rolling_counts_the_week() -> None:
    assert only_reason(in_a_week=2).more == "2 new moments this week."
    assert only_reason(in_a_week=1).more == "1 new moment this week."


def test_every_reason_is_kept_and_the_most_pressing_is_first() -> None:
    known = facts(
        unanswered=MOMENT, unanswered_since=TODAY, ready=("Ett",), last_on=date(2026, 1, 1)
    )

    [card] = cards_from([known], TODAY)

    assert [reason.need for reason in card.reasons] == [Need.WAITING, Need.READY, Need.QUIET]


def test_whoever_needs_someone_most_stands_first() -> None:
    cards = cards_from(
        [
            facts("Oksana Shevchuk"),
            facts("Leo Karlsson", last_on=date(2026, 10, 1)),
            facts("Amina Yusuf", unanswered=MOMENT, unanswered_since=TODAY),
            facts("Mehari Habtom", ready=("Ett",)),
        ],
        TODAY,
    )

    names = [card.enrolment.participant.called for card in cards]
    assert names == ["Amina", "Mehari", "Leo", "Oksana"]
