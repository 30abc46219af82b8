"""Sara enrols somebody of sixteen, sitting beside them with her phone."""

from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from programmes.models import Enrolment
from tests.cast import Cast
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_this_page
from tests.programmes.enrolling import ask_for_grounds, tell_everybody

BORN = date(timezone.localdate().year - 16, 1, 2)
OWN_WORDS = "Det jag skriver är mitt, och jag väljer vem som läser."


def test_somebody_is_enrolled_in_person(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    ask_for_grounds(cast)
    tell_everybody(cast)

    page = arrive(cast.sara)
    page.goto(f"{live_server.url}/enrolments/")
    page.get_by_role("link", name="Skriv in någon").click()
    wrong = check_this_page(page)
    page.get_by_role("button", name="Team Väster").click()
    wrong += sara_writes_who_it_is(page)
    wrong += sara_names_the_ground(page)
    wrong += sara_writes_what_was_understood(page)
    wrong += sara_tells_how_the_guardian_heard(page)
    wrong += sara_is_there_herself(page)

    expect(page.get_by_text("Kim deltar nu")).to_be_visible()
    assert wrong + check_this_page(page) == []
    made = Enrolment.objects.get(participant__name="Kim Ek")
    assert (made.state, made.participant.email) == ("active", "kim@x.example")
    assert (made.informed.in_own_words, made.guardian_told.told_by) == (OWN_WORDS, "Sara Nyberg")
    page.goto(f"{live_server.url}/group/")
    expect(page.get_by_role("link", name="Kim Ek", exact=True)).to_be_visible()


def sara_writes_who_it_is(page: Page) -> list[str]:
    """Slip on the year; the sentence stands by the field, and all that was typed is still there."""
    page.get_by_label("Namn", exact=True).fill("Kim Ek")
    page.get_by_label("Född").fill(BORN.replace(year=BORN.year + 60).isoformat())
    page.get_by_label("E-post").fill("kim@x.example")
    page.get_by_role("button", name="Nästa").click()
    expect(page.get_by_text("Den dagen har inte kommit ännu.").first).to_be_visible()
    wrong = check_this_page(page)

    expect(page.get_by_label("Namn", exact=True)).to_have_value("Kim Ek")
    expect(page.get_by_label("E-post")).to_have_value("kim@x.example")
    page.get_by_label("Född").fill(BORN.isoformat())
    page.get_by_role("button", name="Nästa").click()
    return wrong


def sara_names_the_ground(page: Page) -> list[str]:
    page.get_by_role("checkbox", name="Har lämnat gymnasiet").check()
    wrong = check_this_page(page)
    page.get_by_role("button", name="Nästa").click()
    return wrong


def sara_writes_what_was_understood(page: Page) -> list[str]:
    """Go through the text for their age, and write their own words about it."""
    expect(page.get_by_text("Du bestämmer vem som får läsa.")).to_be_visible()
    page.get_by_label("Vad har personen uppfattat?").fill(OWN_WORDS)
    wrong = check_this_page(page)
    page.get_by_role("button", name="Nästa").click()
    return wrong


def sara_tells_how_the_guardian_heard(page: Page) -> list[str]:
    """Forget who told; go back a page meanwhile, and find everything as it was."""
    page.get_by_role("radio", name="På telefon").check()
    page.get_by_label("När").fill((timezone.localdate() - timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Nästa").click()
    expect(page.get_by_text("Skriv vem som berättade.").first).to_be_visible()
    wrong = check_this_page(page)

    page.get_by_role("link", name="Tillbaka").click()
    expect(page.get_by_label("Vad har personen uppfattat?")).to_have_value(OWN_WORDS)
    page.get_by_role("button", name="Nästa").click()
    expect(page.get_by_role("radio", name="På telefon")).to_be_checked()
    page.get_by_label("Av vem").fill("Sara Nyberg")
    page.get_by_role("button", name="Nästa").click()
    return wrong


def sara_is_there_herself(page: Page) -> list[str]:
    expect(page.get_by_label("Kontaktperson")).to_have_value(sara_in(page))
    wrong = check_this_page(page)
    page.get_by_role("button", name="Skriv in", exact=True).click()
    return wrong


def sara_in(page: Page) -> str:
    """Return what stands for Sara in the choice of a contact person."""
    chosen = page.get_by_label("Kontaktperson").locator("option", has_text="Sara Nyberg")
    return chosen.get_attribute("value") or ""
