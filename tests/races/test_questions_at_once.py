"""Several press at once around one question: one after the other, and nothing happens twice."""

from functools import partial

import pytest
import time_machine

from confirmations.models import Confirmation, ConfirmationRequest, Door, EarlierAnswers, Reminder
from lifecycle.models import Event, Letter
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, ask_new_signer, said_to
from tests.confirmations.reminded import FIRST, MONDAY, at
from tests.races.at_once import press_at_once
from workplaces.models import Supervisor

pytestmark = pytest.mark.race
MANY = 8


def copies(asked: ConfirmationRequest, number: int = 2) -> list[ConfirmationRequest]:
    return [ConfirmationRequest.objects.get(pk=asked.pk) for _ in range(number)]


def test_an_answer_and_sending_again_end_in_an_answer_or_a_new_link(cast: Cast) -> None:
    asked = ask(cast)
    one, two = copies(asked)
    said = said_to(asked)

    press_at_once([lambda: one.answer(said), lambda: two.resend(by=cast.amina, door=Door.EMAIL)])

    asked.refresh_from_db()
    actions = [event.action for event in Event.objects.about(asked)]
    assert Confirmation.objects.filter(request=asked).count() == 1
    assert asked.is_answered
    assert actions in (
        ["make", "send", "answer"],
        ["make", "send", "resend", "answer"],
    )


def test_two_corrections_leave_one_address_and_no_other_behind(cast: Cast) -> None:
    asked = ask_new_signer(cast)
    right = [
        Supervisor.propose(
            "Bo Ek", f"bo{n}@lager.example", title="", organisation=cast.goteborg, by=cast.amina
        )
        for n in range(2)
    ]

    press_at_once(
        [
            partial(copy.readdress, who, by=cast.amina, door=Door.EMAIL)
            for copy, who in zip(copies(asked), right, strict=True)
        ]
    )

    asked.refresh_from_db()
    left = Supervisor.objects.filter(email__endswith="@lager.example")
    waiting = Letter.objects.filter(writer__endswith="ask_supervisor", state="waiting")
    assert list(left) == [asked.supervisor]
    assert [letter.to for letter in waiting] == [asked.supervisor.email]


def test_a_change_and_a_dispute_keep_what_was_said(cast: Cast) -> None:
    asked = answer(ask(cast))
    one, two = copies(asked)
    other = said_to(asked, "with_help")

    press_at_once([lambda: one.change(other), two.dispute])

    asked.refresh_from_db()
    changed = Event.objects.about(asked).filter(action="change").count()
    assert asked.is_disputed
    assert Confirmation.objects.filter(request=asked).count() == 1
    assert EarlierAnswers.objects.count() == changed


def test_whoever_answers_is_not_reminded(cast: Cast) -> None:
    with at(MONDAY):
        asked = ask(cast)
    said = said_to(asked)

    with at(FIRST):
        press_at_once([lambda: asked.answer(said), Reminder.send_due])

    reminder = asked.reminders.get(number=1)
    letters = Letter.objects.filter(writer__endswith="remind_supervisor")
    actions = [event.action for event in Event.objects.about(asked)][2:]
    assert letters.count() == (reminder.sent_at is not None)
    assert actions in (["answer"], ["remind", "answer"])


def test_two_clocks_remind_once(cast: Cast) -> None:
    with at(MONDAY):
        asked = ask(cast)

    with time_machine.travel(FIRST):
        press_at_once([Reminder.send_due] * MANY)

    assert Letter.objects.filter(writer__endswith="remind_supervisor").count() == 1
    assert Event.objects.about(asked).filter(action="remind").count() == 1


def test_a_reminder_is_stopped_or_sent(cast: Cast) -> None:
    with at(MONDAY):
        asked = ask(cast)
    first = asked.reminders.get(number=1)

    with time_machine.travel(FIRST):
        press_at_once([partial(first.cancel, by=cast.amina), Reminder.send_due])

    first.refresh_from_db()
    letters = Letter.objects.filter(writer__endswith="remind_supervisor").count()
    assert (first.sent_at is None) != (first.cancelled_at is None)
    assert letters == (first.sent_at is not None)
