"""axe finds nothing on the pages in the hand, on the screen and before a poster."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from tests.cast import Cast
from tests.confirmations.asked import write_down
from tests.confirmations.in_hand import DIGITS, PAGE
from tests.confirmations.posters import ANYWHERE, hang, on_screen
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks

Address = Callable[[Cast], str]

PAGES: dict[str, tuple[str, Address]] = {
    "hand over": (
        "amina",
        lambda cast: reverse("confirmations:hand_over", args=[write_down(cast).pk]),
    ),
    "on her screen": (
        "amina",
        lambda cast: reverse("confirmations:show_on_screen", args=[on_screen(cast)[0].pk]),
    ),
    "before a poster": ("", lambda cast: hang(cast).path),
    "without a poster, in two languages": ("", lambda _cast: f"{ANYWHERE}?lang=sv&also=en"),
    "a poster taken down": ("", lambda _cast: "/p/7k4m9qx2/"),
    "posters": ("sara", lambda _cast: reverse("confirmations:posters")),
    "a poster": ("sara", lambda cast: hang(cast).get_absolute_url()),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(arrive: Arrive, live_server: LiveServer, cast: Cast, name: str) -> None:
    who, address = PAGES[name]
    page = arrive(getattr(cast, who) if who else None)

    assert check_all_looks(page, live_server.url + address(cast)) == []


@pytest.mark.parametrize("where", ["", "decline/", "unlock/"])
def test_page_of_a_locked_phone(
    arrive: Arrive, live_server: LiveServer, cast: Cast, where: str
) -> None:
    page = arrive(cast.amina)
    page.goto(live_server.url + reverse("confirmations:hand_over", args=[write_down(cast).pk]))
    page.get_by_label("Välj fyra siffror").fill(DIGITS)
    page.get_by_role("button", name="Lås och lämna över").click()

    assert check_all_looks(page, live_server.url + PAGE + where) == []
