"""What each person of the story does in the browser, in their own words on the screen."""

import re
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.photos import workshop_photo

WORDS = "Jag bytte slang och pumpade hjulet."
TAKEN_AT = datetime(2026, 11, 19, 14, 30, tzinfo=UTC)


def amina_records(page: Page, base: str) -> None:
    """A photo, a few words, one competency and how it went."""
    page.goto(f"{base}/entries/add/")
    page.get_by_label("Ta eller välj en bild").set_input_files(
        {
            "name": "IMG_0001.jpg",
            "mimeType": "image/jpeg",
            "buffer": workshop_photo("wheel", taken_at=TAKEN_AT),
        }
    )
    page.get_by_label("Vad gjorde du?").fill(WORDS)
    page.get_by_role("checkbox", name="Passa tider").check()
    page.get_by_role("radio", name="Jag klarade det själv").locator("visible=true").check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_text("Bara du")).to_be_visible()


def amina_shares(page: Page) -> None:
    page.get_by_role("link", name="Dela").click()
    page.get_by_role("button", name="Dela").click()
    expect(page.get_by_text("Delat")).to_be_visible()


def amina_asks_kalle(page: Page) -> None:
    """Choose Kalle, see what he will see, send."""
    page.get_by_role("link", name="Be någon bekräfta").click()
    page.get_by_role("radio", name="Kalle Berg").check()
    page.get_by_role("button", name="Se hur det blir").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("button", name=re.compile("Skicka till Kalle")).click()


def kalle_answers(page: Page, link: str) -> None:
    """Open the link, answer, send: three taps and nothing typed."""
    page.goto(link)
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("radio", name="Ja, jag har sett det").check()
    page.get_by_role("button", name="Skicka svar").click()
    expect(page.get_by_role("heading", name=re.compile("Tack"))).to_be_visible()
