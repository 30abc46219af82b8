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
    let_the_draft_settle(page)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_text("Bara du")).to_be_visible()


def let_the_draft_settle(page: Page) -> None:
    """Wait until what was typed is saved as a draft, where there is script.

    The server of these tests has one database in memory for all its threads; two requests at once
    would share a transaction, which no real server lets them.
    """
    page.wait_for_timeout(700)  # ms; a draft is sent 400 ms after the last change
    page.wait_for_load_state("networkidle")


def amina_shares(page: Page) -> None:
    page.get_by_role("link", name="Dela").click()
    page.get_by_role("button", name="Dela").click()
    expect(page.get_by_text("Delat")).to_be_visible()


def sara_answers(page: Page, base: str) -> None:
    """See who needs her, read the moment, write a few words under her own name."""
    page.goto(f"{base}/group/")
    page.get_by_role("link", name="Svara").click()
    expect(page.get_by_text(WORDS).first).to_be_visible()
    page.get_by_role("textbox").fill("Snyggt. Ska Kalle få se det?")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Snyggt. Ska Kalle få se det?")).to_be_visible()


def amina_asks_kalle(page: Page, base: str) -> None:
    """Read what Sara wrote, choose Kalle, see what he will see, send."""
    page.goto(f"{base}/entries/")
    page.get_by_role("link", name=WORDS).click()
    expect(page.get_by_text("Sara Nyberg")).to_be_visible()
    page.get_by_role("link", name="Be någon bekräfta").click()
    page.get_by_role("radio", name="Kalle Berg").check()
    page.get_by_role("button", name="Se hur det blir").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("button", name=re.compile("Skicka mejl till Kalle")).click()


def kalle_answers(page: Page, link: str) -> None:
    """Open the link, answer, send: three taps and nothing typed."""
    page.goto(link)
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("radio", name="Ja, jag har sett det").check()
    page.get_by_role("button", name="Skicka svar").click()
    expect(page.get_by_role("heading", name=re.compile("Tack"))).to_be_visible()


def amina_hands_over(page: Page, base: str) -> None:
    """Choose what to have assessed, look at what is handed over, hand over."""
    page.goto(f"{base}/cases/make/")
    page.get_by_role("checkbox", name="Passa tider").check()
    page.get_by_role("button", name="Nästa").click()
    page.get_by_role("button", name="Lämna in").click()
    expect(page.get_by_text("Inlämnat.")).to_be_visible()


def ada_assesses(page: Page, base: str) -> None:
    """Take the case up, see evidence and confirmation, decide with method and reason."""
    page.goto(f"{base}/desk/queue/")
    page.get_by_role("button", name="Ta ärendet").click()
    expect(page.get_by_text(WORDS).first).to_be_visible()
    expect(page.get_by_text("Kalle Berg").first).to_be_visible()
    page.get_by_role("radio", name="1 Provar").check()
    page.get_by_label("Metod").select_option("conversation")
    page.get_by_label("Skäl").fill("Kom i tid varje dag, och Kalle har sett det.")
    page.get_by_role("button", name="Klar, skicka vidare").click()
    expect(page.get_by_text("Ta ärendet")).to_have_count(0)


def elin_checks(page: Page, base: str) -> None:
    page.goto(f"{base}/desk/quality/")
    page.get_by_role("link", name="Amina Yusuf").click()
    page.get_by_role("button", name="Godkänn").click()


def amina_says_yes(page: Page, base: str) -> None:
    """Look through the certificate as a reader will see it, change the name, say yes."""
    page.goto(f"{base}/certificates/")
    page.get_by_role("button", name="Titta igenom").click()
    page.get_by_role("link", name="Ändra något").click()
    page.get_by_label("Om du skriver det själv").fill("Amina Leyla Yusuf")
    page.get_by_role("button", name="Se hur det blir").click()
    expect(page.get_by_text("Amina Leyla Yusuf").first).to_be_visible()
    page.get_by_role("button", name="Ja, så ska det stå").click()


def ines_issues(page: Page, base: str) -> None:
    page.goto(f"{base}/desk/certificates/")
    page.get_by_role("link", name="Granska och utfärda").click()
    page.get_by_label("Jag har kontrollerat namn och innehåll").check()
    page.get_by_role("button", name="Utfärda intyget").click()


def employer_checks(page: Page, base: str, number: str) -> None:
    """Type the number as it is printed, and compare every word."""
    page.goto(f"{base}/v/")
    page.get_by_role("textbox").fill(number.lower())
    page.get_by_role("button", name="Kontrollera", exact=True).click()
    expect(page.get_by_role("heading", name="Intyget är äkta och gäller")).to_be_visible()
    for printed in ("Amina Leyla Yusuf", "Passa tider", "Provar", number):
        expect(page.get_by_text(printed).first).to_be_visible()
