"""Whoever does not answer is reminded: twice at most, in working hours, never of what is over."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from confirmations.models import ConfirmationRequest, Door, Reminder
from lifecycle.models import Event, Letter
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, write_down
from tests.confirmations.reminded import FIRST, MONDAY, SATURDAY, SECOND, at
from tests.conftest import Postman, Texts
from workplaces.models import Supervisor

HOUR = timedelta(hours=1)
Change = Callable[[ConfirmationRequest, Cast], object]


@pytest.fixture
def asked(cast: Cast) -> ConfirmationRequest:
    with at(MONDAY):
        return ask(cast)


def planned(asked: ConfirmationRequest) -> list[object]:
    return list(asked.reminders.planned().values_list("due_at", flat=True))


def test_two_are_planned_when_we_send_the_link(asked: ConfirmationRequest) -> None:
    assert planned(asked) == [FIRST, SECOND]


def test_none_is_planned_when_she_passes_it_on_herself(cast: Cast) -> None:
    asked = write_down(cast)
    asked.send(by=cast.amina, door=Door.SHARED)

    assert planned(asked) == []


def test_it_leaves_when_its_time_has_come_with_the_same_link(
    asked: ConfirmationRequest, postman: Postman
) -> None:
    postman()
    with at(FIRST - HOUR):
        assert Reminder.send_due() == 0
    with at(FIRST):
        assert Reminder.send_due() == 1
        (letter,) = postman()

    assert letter.to == [asked.supervisor.email]
    assert asked.link in letter.body
    assert "undrar fortfarande" in letter.subject


def test_it_leaves_once_however_often_the_clock_looks(
    asked: ConfirmationRequest, postman: Postman
) -> None:
    postman()
    with at(FIRST):
        assert [Reminder.send_due() for _ in range(3)] == [1, 0, 0]
        assert len(postman()) == 1


def test_a_text_message_reminds_by_text_message(cast: Cast, postman: Postman, texts: Texts) -> None:
    li = Supervisor.propose(
        "Li Ek", phone="+46701740605", title="", organisation=cast.goteborg, by=cast.amina
    )
    with at(MONDAY):
        asked = write_down(cast, supervisor=li)
        asked.send(by=cast.amina, door=Door.SMS)
        postman()
    with at(FIRST):
        Reminder.send_due()
        postman()

    assert [message.to for message in texts] == ["+46701740605"] * 2
    assert asked.link in texts[-1].text


def test_after_two_there_are_no_more_however_often_it_is_sent(
    cast: Cast, asked: ConfirmationRequest
) -> None:
    with at(FIRST):
        Reminder.send_due()
    with at(SECOND):
        Reminder.send_due()
        asked.resend(by=cast.amina, door=Door.EMAIL)

    assert planned(asked) == []
    assert asked.reminders.count() == 2


def test_sending_again_begins_the_wait_anew(cast: Cast, asked: ConfirmationRequest) -> None:
    with at(MONDAY + timedelta(days=2)):
        asked.resend(by=cast.amina, door=Door.EMAIL)

    after_the_weekend = FIRST.replace(day=23, hour=9)
    assert planned(asked) == [after_the_weekend, SECOND + timedelta(days=2)]


CHANGES: dict[str, Change] = {
    "answered": lambda asked, _cast: answer(asked),
    "declined": lambda asked, _cast: asked.decline(note="no"),
    "taken back": lambda asked, cast: asked.withdraw(by=cast.amina),
    "private again": lambda asked, cast: asked.entry.unshare(by=cast.amina),
    "stopped": lambda asked, cast: Reminder.cancel_all(asked, by=cast.amina),
    "not arrived": lambda _asked, _cast: Letter.objects.update(state=Letter.State.FAILED),
}


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_is_reminded_of_what_is(cast: Cast, asked: ConfirmationRequest, change: str) -> None:
    with at(MONDAY + HOUR):
        CHANGES[change](asked, cast)
    with at(FIRST):
        assert Reminder.send_due() == 0

    assert not Letter.objects.filter(writer__endswith="remind_supervisor").exists()


def test_a_clock_that_stood_still_until_the_weekend_waits_for_monday(
    asked: ConfirmationRequest,
) -> None:
    with at(SATURDAY):
        assert Reminder.send_due() == 0

    monday = (MONDAY + timedelta(days=7)).replace(hour=9, minute=0)
    assert planned(asked)[0] == monday


def test_a_worker_that_was_down_wakes_nobody_at_night(
    asked: ConfirmationRequest, postman: Postman
) -> None:
    with at(FIRST):
        Reminder.send_due()
    with at(FIRST.replace(hour=23)):
        assert not [letter for letter in postman() if "fortfarande" in letter.subject]
        waiting = Letter.objects.get(writer__endswith="remind_supervisor")
    with at(FIRST.replace(day=20, hour=9)):
        (letter,) = postman()

    assert waiting.is_waiting
    assert waiting.attempts == 0
    assert waiting.due_at == FIRST.replace(day=20, hour=9)
    assert "fortfarande" in letter.subject


def test_an_answer_that_is_faster_than_the_worker_stops_it(
    asked: ConfirmationRequest, postman: Postman
) -> None:
    postman()
    with at(FIRST):
        Reminder.send_due()
        answer(asked)
        subjects = [letter.subject for letter in postman()]

    assert not any("fortfarande" in subject for subject in subjects)
    assert len(mail.outbox) == 2


def test_after_a_long_rest_they_do_not_come_both_at_once(asked: ConfirmationRequest) -> None:
    with at(SECOND + timedelta(days=2)):
        assert Reminder.send_due() == 1
        assert Reminder.send_due() == 0

    assert planned(asked)[0] >= SECOND + timedelta(days=5)  # type: ignore[operator]


def test_it_is_recorded(asked: ConfirmationRequest) -> None:
    with at(FIRST):
        Reminder.send_due()

    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by, last.note) == ("remind", None, "1")


def test_they_are_seen_beforehand(asked: ConfirmationRequest, cast: Cast) -> None:
    browser = Client()
    with at(MONDAY + HOUR):
        browser.force_login(cast.amina)
        page = browser.get(asked.get_absolute_url()).content.decode()

    assert "Kalle får en påminnelse torsdag 19 november kl. 11." in page
    assert "Kalle får en påminnelse tisdag 24 november kl. 11." in page


def test_one_that_left_is_told_of_when_it_has_left(
    asked: ConfirmationRequest, cast: Cast, postman: Postman
) -> None:
    browser = Client()
    with at(FIRST):
        browser.force_login(cast.amina)
        Reminder.send_due()
        before = browser.get(asked.get_absolute_url()).content.decode()
        postman()
        after = browser.get(asked.get_absolute_url()).content.decode()

    assert "En påminnelse är på väg." in before
    assert "Kalle fick en påminnelse torsdag 19 november." in after
