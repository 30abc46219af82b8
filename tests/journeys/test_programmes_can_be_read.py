"""axe finds nothing on the pages of a programme lead, as anyone sees them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from programmes.models import Programme
from tests.cast import Cast
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_all_looks
from tests.programmes.leading import door, draft_of, programme_of
from tests.story_of_programmes import tell_programmes

Address = Callable[[Cast], str]


def historical(cast: Cast) -> Programme:
    tell_programmes(cast)
    return Programme.objects.get(name="Hikikomori 2015–2018")


PAGES: dict[str, Address] = {
    "list": lambda cast: door("list_programmes"),
    "programme": lambda cast: historical(cast).get_absolute_url(),
    "teams": lambda cast: historical(cast).projects.get().get_absolute_url(),
    "text": lambda cast: historical(cast).information.all()[0].get_absolute_url(),
    "mapping": lambda cast: draft_of(cast).get_absolute_url(),
    "begin": lambda cast: door("begin_programme"),
    "financier": lambda cast: door("add_financier", programme_of(cast).pk),
    "try": lambda cast: door("try_rules", historical(cast).pk),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(arrive: Arrive, live_server: LiveServer, cast: Cast, name: str) -> None:
    page = arrive(cast.lo)

    assert check_all_looks(page, live_server.url + PAGES[name](cast)) == []


def test_a_lead_begins_a_programme_and_its_rules_without_script_or_mouse(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    page = arrive(cast.lo)
    page.goto(live_server.url + door("list_programmes"))
    page.get_by_role("link", name="Börja ett program").press("Enter")
    page.get_by_label("Namn, för personalen").fill("Nästa steg")
    page.get_by_label("Offentligt namn på svenska").fill("Nästa steg")
    page.get_by_label("Offentligt namn på engelska").fill("Next step")
    page.get_by_label("Första dagen").fill("2026-03-01")
    page.get_by_role("button", name="Börja").press("Enter")
    expect(page.get_by_role("heading", name="Nästa steg")).to_be_visible()

    page.get_by_role("link", name="Bestäm ålder").press("Enter")
    page.get_by_label("Från ålder").fill("15")
    page.get_by_label("Till ålder").fill("24")
    page.get_by_role("button", name="Spara").press("Enter")
    page.get_by_role("link", name="Lägg till område").press("Enter")
    page.get_by_label("Område").select_option("Kungsbacka (Kommun)")
    page.get_by_role("button", name="Lägg till").press("Enter")
    page.get_by_role("link", name="Prova reglerna").press("Enter")
    page.get_by_label("Född").fill("2013-01-01")
    page.get_by_label("Folkbokförd i").select_option("Kungsbacka (Kommun)")
    page.get_by_label("Skulle börja den").fill("2026-06-01")
    page.get_by_role("button", name="Prova").press("Enter")

    expect(page.get_by_role("heading", name="Uppfyller inte alla villkor")).to_be_visible()
    expect(page.get_by_text("Är 13 år 2026-06-01. Programmet är från 15 år.")).to_be_visible()
    expect(page.get_by_text("Folkbokförd i Kungsbacka")).to_be_visible()
