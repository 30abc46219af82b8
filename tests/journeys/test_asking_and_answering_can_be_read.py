"""axe finds nothing on the pages around a question to a supervisor, as anyone sees them."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from tests.cast import Cast
from tests.confirmations.asked import answer, ask, ask_new_signer, make_entry, write_down
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks

Address = Callable[[Cast], str]


def new_signer(cast: Cast) -> str:
    return answer(ask_new_signer(cast)).supervisor.get_absolute_url()


PAGES: dict[str, tuple[str, Address]] = {
    "answer": ("", lambda cast: ask(cast).path),
    "decline": (
        "",
        lambda cast: reverse("confirmations:decline_request", args=[ask(cast).token]),
    ),
    "receipt": ("", lambda cast: answer(ask(cast)).path),
    "ask": ("amina", lambda cast: reverse("confirmations:ask", args=[make_entry(cast).pk])),
    "preview": ("amina", lambda cast: write_down(cast).get_absolute_url()),
    "answered": ("sara", lambda cast: answer(ask(cast)).get_absolute_url()),
    "register": ("sara", lambda _cast: reverse("confirmations:supervisors")),
    "new signer": ("sara", new_signer),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(arrive: Arrive, live_server: LiveServer, cast: Cast, name: str) -> None:
    who, address = PAGES[name]
    page = arrive(getattr(cast, who) if who else None)

    assert check_all_looks(page, live_server.url + address(cast)) == []
