"""A participant stops a reminder, or all of them, before they leave."""

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import ConfirmationRequest, Reminder
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import ask
from tests.confirmations.reminded import FIRST, MONDAY, at
from tests.conftest import SignIn


@pytest.fixture
def asked(cast: Cast) -> ConfirmationRequest:
    with at(MONDAY):
        return ask(cast)


def stop(browser: Client, reminder: Reminder) -> int:
    return browser.post(reverse("confirmations:cancel_reminder", args=[reminder.pk])).status_code


def stop_all(browser: Client, asked: ConfirmationRequest) -> int:
    return browser.post(reverse("confirmations:cancel_reminders", args=[asked.pk])).status_code


def test_the_one_is_stopped_and_the_other_stays(
    cast: Cast, sign_in: SignIn, asked: ConfirmationRequest
) -> None:
    first, second = asked.reminders.all()

    stop(sign_in(cast.amina), first)

    assert [left.pk for left in asked.reminders.planned()] == [second.pk]


def test_both_are_stopped(cast: Cast, sign_in: SignIn, asked: ConfirmationRequest) -> None:
    stop_all(sign_in(cast.amina), asked)

    assert not asked.reminders.planned().exists()
    with at(FIRST):
        assert Reminder.send_due() == 0


def test_what_has_left_cannot_be_stopped(cast: Cast, asked: ConfirmationRequest) -> None:
    with at(FIRST):
        Reminder.send_due()

    with pytest.raises(Refused, match="inte längre planerad"):
        asked.reminders.get(number=1).cancel(by=cast.amina)


def test_it_is_recorded(cast: Cast, asked: ConfirmationRequest) -> None:
    asked.reminders.get(number=1).cancel(by=cast.amina)
    Reminder.cancel_all(asked, by=cast.amina)

    actions = [event.action for event in Event.objects.about(asked)]
    assert actions[-2:] == ["cancel_reminder", "cancel_reminders"]


def test_nobody_else_stops_them(cast: Cast, sign_in: SignIn, asked: ConfirmationRequest) -> None:
    first = asked.reminders.get(number=1)

    assert stop(sign_in(cast.sara), first) == 403
    assert stop_all(sign_in(cast.sara), asked) == 403
    assert stop(sign_in(cast.petra), first) == 404
    assert stop_all(sign_in(cast.petra), asked) == 404
    assert sign_in(cast.amina).get(f"/reminders/{first.pk}/cancel/").status_code == 405
    assert asked.reminders.planned().count() == 2
