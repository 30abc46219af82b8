"""axe finds nothing on the pages around a question to a supervisor, as anyone sees them."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from confirmations.models import ConfirmationRequest, Door, OwnPage
from lifecycle.models import Letter
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, ask_new_signer, make_entry, said_to, write_down
from tests.confirmations.coded import ask_with_code, demand_code
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks
from tests.workplaces.signers import make_signer

Address = Callable[[Cast], str]


def own_page(cast: Cast) -> str:
    answer(ask(cast))
    ask(cast, make_entry(cast, "A2.1"))
    return OwnPage.make(cast.kalle).path


def held(cast: Cast) -> ConfirmationRequest:
    """Return a question answered with a sentence that the team reads first."""
    asked = ask(cast)
    asked.answer(said_to(asked, "yes", "Ring mig på 070-123 45 67."))
    return asked


def not_yet(cast: Cast) -> str:
    demand_code(cast)
    return write_down(cast, supervisor=make_signer(cast)).get_absolute_url()


def new_signer(cast: Cast) -> str:
    return answer(ask_new_signer(cast)).supervisor.get_absolute_url()


def passed_on(cast: Cast) -> str:
    asked = write_down(cast)
    asked.send(by=cast.amina, door=Door.SHARED)
    return asked.get_absolute_url()


def not_arrived(cast: Cast) -> str:
    asked = ask(cast)
    Letter.objects.update(state=Letter.State.FAILED)
    return asked.get_absolute_url()


PAGES: dict[str, tuple[str, Address]] = {
    "answer": ("", lambda cast: ask(cast).path),
    "answer in two languages": ("", lambda cast: ask(cast).path + "?lang=sv&also=en"),
    "answer in easy Swedish": ("", lambda cast: ask(cast).path + "?lang=sv-simple"),
    "answer with a code": ("", lambda cast: ask_with_code(cast).path),
    "decline": (
        "",
        lambda cast: reverse("confirmations:decline_request", args=[ask(cast).token]),
    ),
    "receipt": ("", lambda cast: answer(ask(cast)).path),
    "receipt, held": ("", lambda cast: held(cast).path),
    "change": ("", lambda cast: answer(ask(cast)).path + "change/"),
    "held": ("sara", lambda cast: held(cast).get_absolute_url()),
    "receipt in two languages": ("", lambda cast: answer(ask(cast)).path + "?lang=en&also=sv"),
    "own page": ("", own_page),
    "ask": ("amina", lambda cast: reverse("confirmations:ask", args=[make_entry(cast).pk])),
    "preview": ("amina", lambda cast: write_down(cast).get_absolute_url()),
    "waiting": ("amina", lambda cast: ask(cast).get_absolute_url()),
    "passed on": ("amina", passed_on),
    "not arrived": ("amina", not_arrived),
    "send again": (
        "amina",
        lambda cast: reverse("confirmations:resend_request", args=[ask(cast).pk]),
    ),
    "another address": (
        "amina",
        lambda cast: reverse("confirmations:readdress_request", args=[ask_new_signer(cast).pk]),
    ),
    "answered": ("sara", lambda cast: answer(ask(cast)).get_absolute_url()),
    "register": ("sara", lambda _cast: reverse("confirmations:supervisors")),
    "new signer": ("sara", new_signer),
    "correct": ("sara", lambda cast: f"{cast.kalle.get_absolute_url()}correct/"),
    "found": ("sara", lambda _cast: f"{reverse('confirmations:supervisors')}?q=kalle"),
    "not yet": ("amina", not_yet),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(arrive: Arrive, live_server: LiveServer, cast: Cast, name: str) -> None:
    who, address = PAGES[name]
    page = arrive(getattr(cast, who) if who else None)

    assert check_all_looks(page, live_server.url + address(cast)) == []


def test_what_was_missing_is_said_no_longer_once_it_is_chosen(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(None)
    page.goto(live_server.url + ask(cast, make_entry(cast, "A1.1")).path)
    page.get_by_role("button", name="Skicka svar").click()
    wrong = page.get_by_role("group").get_by_text("Välj ett svar.")
    expect(wrong).to_be_visible()

    page.get_by_role("radio", name="Ja, jag har sett det").check()

    expect(wrong).to_be_hidden()
