"""axe finds nothing, and nothing scrolls sideways, in light, dark and right-to-left."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.cast import Cast
from tests.journeys.conftest import Arrive, faults
from tests.pages.places import BEYOND, PLACES
from tests.story import tell_everything
from tests.story_of_plans import tell_plans

LOOKS = ["light", "dark", "right to left", "narrow"]
PEOPLE = [None, "amina", "sara", "lo", "ada", "elin", "ines"]


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
    page.goto(address)
    return check_this_page(page)


def check_this_page(page: Page) -> list[str]:
    """Return what is wrong on the page that is open, which is left as light as it came."""
    wrong = []
    for look in LOOKS:
        dress(page, look)
        wrong += [f"{look}: {fault}" for fault in faults(page)]
        if scrolls_sideways(page):
            wrong.append(f"{look}: {page.url} scrolls sideways")
        page.evaluate("document.documentElement.dir = 'ltr'")
    dress(page, "light")
    return wrong


def places_of(page: Page, base: str, who: str | None) -> Iterator[str]:
    """Go through somebody's pages, and those that they lead to."""
    for name, (person, path, _size) in PLACES.items():
        if person != who:
            continue
        yield path
        page.goto(base + path)
        written = page.content()
        for origin, link in BEYOND.values():
            if origin == name and (match := re.search(link, written)):
                yield match[1]


@pytest.mark.parametrize("who", PEOPLE, ids=str)
def test_all_pages_of_one_person(
    arrive: Arrive, live_server: LiveServer, cast: Cast, who: str | None
) -> None:
    tell_everything(cast)
    tell_plans(cast)
    page = arrive(getattr(cast, who) if who else None)
    paths = list(places_of(page, live_server.url, who))

    wrong = [fault for path in paths for fault in check_all_looks(page, live_server.url + path)]

    assert wrong == []


def test_style_page(arrive: Arrive, live_server: LiveServer) -> None:
    assert check_all_looks(arrive(None), f"{live_server.url}/style/") == []


def test_every_page_beyond_another_is_reached() -> None:
    assert {origin for origin, _link in BEYOND.values()} <= set(PLACES)
