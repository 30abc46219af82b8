"""Amina's screen, or the poster on the wall, leads Kalle to the question on his own phone."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from confirmations.models import Confirmation, Door
from tests.cast import Cast
from tests.confirmations.asked import WORDS, write_down
from tests.confirmations.posters import hang
from tests.journeys.conftest import Arrive


@pytest.fixture
def kalles(browser: Browser) -> Iterator[Page]:
    """A page on Kalle's own phone, which knows nothing of Amina's and runs no script."""
    phone = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="sv-SE", java_script_enabled=False
    )
    yield phone.new_page()
    phone.close()


def amina_shows(page: Page, cast: Cast, base: str) -> None:
    page.goto(base + write_down(cast).get_absolute_url())
    page.get_by_role("button", name="Visa en kod som Kalle").click()
    expect(page.get_by_role("heading", name="Låt Kalle skanna")).to_be_visible()


def kalle_answers(page: Page) -> None:
    expect(page.get_by_text(WORDS)).to_be_visible()
    for question in page.get_by_role("group").filter(has=page.get_by_role("radio")).all():
        question.get_by_role("radio", name="Ja, jag har sett det").check()
    page.get_by_role("button", name="Skicka svar").click()
    expect(page.get_by_role("heading", name="Tack. Svaret är sparat.")).to_be_visible()


def test_kalle_scans_her_screen(
    arrive: Arrive, kalles: Page, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.amina)
    amina_shows(page, cast, live_server.url)
    page.get_by_text("Adressen i rutan").click()
    address = page.get_by_text("http://localhost:8000/s/").inner_text()

    kalles.goto(address.replace("http://localhost:8000", live_server.url))
    page.get_by_role("link", name="Har Kalle svarat?").click()
    expect(page.get_by_text("Kalle har öppnat frågan")).to_be_visible()
    kalle_answers(kalles)
    page.get_by_role("link", name="Har Kalle svarat?").click()

    expect(page.get_by_role("heading", name="Kalle har svarat")).to_be_visible()
    assert Confirmation.objects.get().door == Door.QR


def test_kalle_scans_the_poster_and_writes_her_code(
    arrive: Arrive, kalles: Page, live_server: LiveServer, cast: Cast
) -> None:
    poster = hang(cast)
    page = arrive(cast.amina)
    amina_shows(page, cast, live_server.url)
    code = page.locator(".signs").inner_text()

    kalles.goto(live_server.url + poster.path)
    kalles.get_by_label("Koden").fill("000000")
    kalles.get_by_role("button", name="Fortsätt").click()
    expect(kalles.get_by_text("Koden leder ingenstans").first).to_be_visible()
    kalles.get_by_label("Koden").fill(code.lower())
    kalles.get_by_role("button", name="Fortsätt").click()
    kalle_answers(kalles)

    assert Confirmation.objects.get().door == Door.POSTER


def test_sara_prints_a_poster_and_takes_it_down(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.sara)
    page.goto(f"{live_server.url}/supervisors/")
    page.get_by_role("link", name="Affischer").click()
    page.get_by_role("button", name="Gör en affisch").first.click()

    expect(page.get_by_role("button", name="Skriv ut")).to_be_visible()
    paper = page.pdf(prefer_css_page_size=True, print_background=True)

    assert len(PdfReader(BytesIO(paper)).pages) == 1

    page.get_by_text("Ta ner den").click()
    page.get_by_role("button", name="Avsluta affischen").click()
    expect(page.get_by_text("Affischen leder ingenstans nu")).to_be_visible()
