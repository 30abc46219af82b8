"""Amina sends the link herself: by the phone's share sheet, or without any script at all."""

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from confirmations.models import Confirmation, Door
from tests.cast import Cast
from tests.confirmations.asked import write_down
from tests.journeys.conftest import Arrive

SHEET = "navigator.share = async (what) => { window.shared = what; };"


def choose_to_pass_on(page: Page, base: str, cast: Cast) -> str:
    """Choose the way, and return the link that the page shows."""
    page.goto(base + write_down(cast).get_absolute_url())
    page.get_by_role("button", name="Skicka länken själv").click()
    expect(page.get_by_role("heading", name="Skicka länken till Kalle")).to_be_visible()
    return page.get_by_label("Eller kopiera länken").input_value()


def test_the_share_sheet_gets_the_link_and_kalle_answers(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.amina)
    page.add_init_script(SHEET)
    link = choose_to_pass_on(page, live_server.url, cast)

    page.get_by_role("button", name="Välj hur du skickar").click()
    shared = page.evaluate("window.shared")
    kalle = arrive(None)
    kalle.goto(live_server.url + "/s/" + link.split("/s/")[1])
    for yes in kalle.get_by_role("radio", name="Ja, jag har sett det").all():
        yes.check()
    kalle.get_by_role("button", name="Skicka svar").click()
    expect(kalle.get_by_role("heading", name="Tack. Svaret är sparat.")).to_be_visible()

    page = arrive(cast.amina)
    page.goto(live_server.url + Confirmation.objects.get().request.get_absolute_url())
    expect(page.get_by_role("heading", name="Kalle har svarat")).to_be_visible()
    assert shared["url"] == link
    assert "Kalle" in shared["text"]
    confirmation = Confirmation.objects.get()
    assert (confirmation.door, confirmation.assurance) == (Door.SHARED, "held")


def test_without_a_share_sheet_the_link_can_be_sent_all_the_same(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.amina)
    page.add_init_script("delete Navigator.prototype.share;")
    link = choose_to_pass_on(page, live_server.url, cast)

    expect(page.get_by_role("button", name="Välj hur du skickar")).to_be_hidden()
    for name, scheme in (("Sms", "sms:"), ("E-post", "mailto:")):
        address = page.get_by_role("link", name=name).get_attribute("href") or ""
        assert address.startswith(scheme)
        assert link.split("/s/")[1].rstrip("/") in address
