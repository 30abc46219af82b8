"""axe finds nothing, and nothing scrolls sideways, in light, dark and right-to-left."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.journeys.conftest import Arrive, faults

LOOKS = ["light", "dark", "right to left", "narrow"]


def dress(page: Page, look: str) -> None:
    """Show the page as someone else sees it."""
    # Without motion: half-way through a change of colour, contrast is nobody's.
    page.emulate_media(color_scheme="dark" if look == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": 320 if look == "narrow" else 360, "height": 740})
    if look == "right to left":
        page.evaluate("document.documentElement.dir = 'rtl'")


def scrolls_sideways(page: Page) -> bool:
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return int(wide) > 0


def check_all_looks(page: Page, address: str) -> list[str]:
    wrong = []
    page.goto(address)
    for look in LOOKS:
        dress(page, look)
        wrong += [f"{look}: {fault}" for fault in faults(page)]
        if scrolls_sideways(page):
            wrong.append(f"{look}: {page.url} scrolls sideways")
        page.evaluate("document.documentElement.dir = 'ltr'")
    return wrong


@pytest.mark.parametrize("path", ["/style/", "/frameworks/", "/accounts/login/"])
def test_public_pages(arrive: Arrive, live_server: LiveServer, path: str) -> None:
    page = arrive(None)

    assert check_all_looks(page, live_server.url + path) == []
