"""Amina hands her phone to Kalle: he sees the question, and nothing behind it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect
from pytest_django.live_server_helper import LiveServer

from confirmations.models import Confirmation, Door
from tests.cast import Cast
from tests.confirmations.asked import WORDS, make_entry
from tests.confirmations.in_hand import DIGITS
from tests.journeys.conftest import CHROMIUM, FLAGS, Arrive


@pytest.fixture
def browser(browser_type: BrowserType) -> Iterator[Browser]:
    """A browser that keeps pages behind its back button, as people's do; Playwright's does not."""
    kept = browser_type.launch(
        executable_path=CHROMIUM,
        args=FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield kept
    kept.close()


def test_kalle_answers_on_aminas_phone(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    make_entry(cast, "A1.1", "A3.1", "A4.1")
    page = arrive(cast.amina)

    amina_asks(page, live_server.url)
    amina_hands_over(page)
    nothing_else_is_shown(page, live_server.url)
    taps = kalle_answers(page)
    amina_gets_it_back(page)

    made = Confirmation.objects.get()
    assert made.door == Door.IN_HAND
    assert taps <= 4  # an answer each, and the button


def test_another_tab_of_hers_leaves_what_it_showed(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    make_entry(cast, "A1.1", "A3.1", "A4.1")
    page = arrive(cast.amina)
    other = page.context.new_page()
    other.goto(f"{live_server.url}/entries/")
    expect(other.get_by_text(WORDS)).to_be_visible()

    amina_asks(page, live_server.url)
    amina_hands_over(page)

    expect(other.get_by_role("heading", name="Har du sett det här?")).to_be_visible()
    assert other.url == f"{live_server.url}/in-hand/"


def amina_asks(page: Page, base: str) -> None:
    """From her own words to the page that shows what Kalle will see."""
    page.goto(f"{base}/entries/")
    page.get_by_role("link", name=WORDS).click()
    page.get_by_role("link", name="Be någon bekräfta").click()
    page.get_by_role("radio", name="Kalle Berg").check()
    page.get_by_role("button", name="Se hur det blir").click()


def amina_hands_over(page: Page) -> None:
    page.get_by_role("link", name="Visa för Kalle").click()
    page.get_by_label("Välj fyra siffror").fill(DIGITS)
    page.get_by_role("button", name="Lås och lämna över").dblclick()  # she is nervous
    expect(page.get_by_role("heading", name="Har du sett det här?")).to_be_visible()


def nothing_else_is_shown(page: Page, base: str) -> None:
    """Kalle presses back, again and again, and writes the addresses of what is hers."""
    for _ in range(5):
        page.go_back()
        expect(page.get_by_role("heading", name="Har du sett det här?")).to_be_visible()
        assert page.url == f"{base}/in-hand/"
    for path in ("/", "/me/", "/entries/", "/admin/", "/accounts/logout/"):
        page.goto(base + path)
        assert page.url == f"{base}/in-hand/"


def kalle_answers(page: Page) -> int:
    """Press an answer for each question, and send; return how many taps it took."""
    yes = page.get_by_role("radio", name="Ja, jag har sett det").all()
    for answer in yes[-3:]:
        answer.check()
    page.get_by_role("button", name="Skicka svar").click()
    expect(page.get_by_text("Lämna tillbaka telefonen till Amina")).to_be_visible()
    return 4


def amina_gets_it_back(page: Page) -> None:
    page.get_by_label("Dina fyra siffror").fill("0007")
    page.get_by_role("button", name="Lås upp").click()
    expect(page.get_by_role("group").get_by_text("Det är inte de fyra")).to_be_hidden()
    page.get_by_label("Dina fyra siffror").fill(DIGITS)
    page.get_by_role("button", name="Lås upp").dblclick()
    expect(page.get_by_role("heading", name="Kalle har svarat")).to_be_visible()
