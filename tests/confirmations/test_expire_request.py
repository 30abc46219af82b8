"""The calendar closes links whose time has passed."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from confirmations.models import ConfirmationRequest
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.asked import after_it_expired, answer, ask
from tests.conftest import SignIn


def expire() -> str:
    said = StringIO()
    call_command("expire_requests", stdout=said)
    return said.getvalue()


def test_it_closes_what_is_late_and_only_once(cast: Cast) -> None:
    late, answered = ask(cast), answer(ask(cast))

    with after_it_expired():
        fresh = ask(cast)
        first, second = expire(), expire()

    states = {request.pk: request.state for request in ConfirmationRequest.objects.all()}
    assert states == {late.pk: "expired", answered.pk: "answered", fresh.pk: "sent"}
    assert first == f"expired: request {late.pk}\n"
    assert second == ""


def test_it_is_recorded(cast: Cast) -> None:
    late = ask(cast)

    with after_it_expired():
        expire()

    last = Event.objects.about(late).last()
    assert last is not None
    assert (last.action, last.by) == ("expire", None)


def test_nothing_but_a_waiting_question_expires(cast: Cast) -> None:
    with pytest.raises(Refused):
        answer(ask(cast)).expire()


@pytest.mark.parametrize("recorded", [True, False])
def test_the_participant_is_asked_whether_to_ask_again(
    cast: Cast, sign_in: SignIn, recorded: bool
) -> None:
    late = ask(cast)

    with after_it_expired():
        if recorded:
            expire()
        page = sign_in(cast.amina).get(late.get_absolute_url()).content.decode()

    assert "Kalle har inte svarat" in page
    assert reverse("confirmations:ask", args=[late.entry_id]) in page
