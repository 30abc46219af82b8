"""Kalle answers with a code that came to him, without any script."""

from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from confirmations.models import Assurance, Code, Confirmation
from tests.cast import Cast
from tests.confirmations.coded import ask_with_code
from tests.journeys.conftest import Arrive


def test_kalle_answers_with_a_code(
    arrive: Arrive, browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    asked = ask_with_code(cast)
    arrive(None)
    phone = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = phone.new_page()
    page.goto(live_server.url + asked.path)

    page.get_by_label("Ja, jag har sett det").first.check()
    page.get_by_role("button", name="Skicka koden till k•••@").click()
    expect(page.get_by_text("Koden är på väg")).to_be_in_viewport()
    expect(page.get_by_label("Ja, jag har sett det").first).to_be_checked()

    page.get_by_label("Koden").fill("1234 5678")
    page.get_by_label("Koden").press("Enter")  # means «send answers», not «send a new code»
    expect(page.get_by_role("link", name="Det är inte koden")).to_be_visible()

    digits = Code.objects.get().digits
    page.get_by_label("Koden").fill(f"{digits[:4]} {digits[4:]}")
    page.get_by_role("button", name="Skicka svar").last.click()
    expect(page.get_by_role("heading", name="Tack, Kalle")).to_be_visible()

    assert Confirmation.objects.get().assurance == Assurance.CODE
    phone.close()
