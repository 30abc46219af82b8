"""Kalle has a minute, an old phone and a slow line: few taps, nothing typed, soon there.

How soon is added up from what the page makes a line carry, not timed: what else the machine does
is no fault of the page. The milliseconds are measured in `benchmarks/paint.py`.
"""

from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from benchmarks.paint import PHONE, compressed, first_visit
from confirmations.models import Answer, Confirmation
from portfolio.media import take_in
from tests.cast import Cast
from tests.confirmations.asked import ask, make_entry
from tests.journeys.conftest import Arrive
from tests.photos import workshop_photo

MOST_TAPS = 3
MOST_LINE_MS = 550  # of 1,200 until it is painted; the rest is for the server and the phone
ANDROID = (
    "Mozilla/5.0 (Linux; Android 9; SM-A105FN Build/PPR1; wv) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Version/4.0 Chrome/83.0.4103.106 Mobile Safari/537.36"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Mobile/15E148"
)
IN_APPS = {
    "Instagram, Android": f"{ANDROID} Instagram 275.0.0.27.98 Android",
    "Instagram, iPhone": f"{IPHONE} Instagram 275.0.0.16.98 (iPhone12,1; iOS 15_4; sv_SE)",
    "Snapchat, Android": f"{ANDROID} Snapchat/12.30.0.38 (SM-A105FN; Android 9)",
    "Snapchat, iPhone": f"{IPHONE} Snapchat/12.30.0.42 (like Safari/8613.1.17.0.1, panda)",
}


class Thumb:
    """Taps, and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, role: Any, name: str, *, nth: int = 0) -> None:
        self.page.get_by_role(role, name=name).nth(nth).click()
        self.taps += 1


def link_about_three(cast: Cast) -> str:
    return ask(cast, make_entry(cast, "A1.1", "A3.1", "A4.1")).path


def test_three_competencies_take_three_taps_at_most_and_nothing_is_typed(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(None)
    page.goto(live_server.url + link_about_three(cast))
    thumb = Thumb(page)

    thumb.tap("radio", "Ja, jag har sett det")
    thumb.tap("button", "Skicka svar")

    expect(page.get_by_role("heading", level=1)).to_have_text("Tack, Kalle")
    assert thumb.taps <= MOST_TAPS
    assert list(Answer.objects.values_list("answer", flat=True)) == ["yes"] * 3
    assert Confirmation.objects.get().name == "Kalle Berg"


def test_one_of_three_may_be_answered_in_another_way_with_one_more_tap(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(None)
    page.goto(live_server.url + link_about_three(cast))
    thumb = Thumb(page)

    thumb.tap("radio", "Ja, jag har sett det")
    thumb.tap("radio", "Med hjälp", nth=2)
    thumb.tap("button", "Skicka svar")

    expect(page.get_by_role("heading", level=1)).to_have_text("Tack, Kalle")
    assert thumb.taps <= MOST_TAPS
    assert list(Answer.objects.values_list("answer", flat=True)) == ["yes", "with_help", "yes"]


@pytest.mark.parametrize("photo", [False, True], ids=["words", "photo"])
def test_little_stands_between_a_slow_line_and_the_largest_thing_on_the_screen(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    photo: bool,
) -> None:
    monkeypatch.setattr(StaticFilesHandler, "serve", compressed)
    entry = make_entry(cast, "A1.1", "A3.1", "A4.1")
    if photo:
        taken = workshop_photo("wheel", taken_at=datetime(2026, 11, 19, 10, 0))
        entry.add_photo(take_in(taken), by=cast.amina)

    visit = first_visit(browser, live_server.url + ask(cast, entry).path)

    assert visit.awaited <= visit.named, "something is asked for only when another file is there"
    assert not any(".js" in address for address in visit.awaited)
    assert visit.line_ms <= MOST_LINE_MS
    assert visit.painted_ms > 0


@pytest.mark.parametrize("app", IN_APPS)
def test_it_works_in_the_browser_inside_an_app_without_script(
    browser: Browser, live_server: LiveServer, cast: Cast, app: str
) -> None:
    context = browser.new_context(
        viewport=PHONE, user_agent=IN_APPS[app], java_script_enabled=False, accept_downloads=False
    )
    page = context.new_page()
    page.goto(live_server.url + link_about_three(cast))

    assert page.locator("[target], [download], a[href^='javascript:']").count() == 0
    page.get_by_text("Svenska", exact=True).first.click()
    page.get_by_role("link", name="English", exact=True).click()
    page.get_by_role("radio", name="Yes, I have seen it").first.click()
    page.get_by_role("button", name="Send answers").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you, Kalle")
    assert Answer.objects.count() == 3
    assert len(context.pages) == 1
    assert settings.SESSION_COOKIE_NAME not in {cookie["name"] for cookie in context.cookies()}
    context.close()
