"""Reza finds a place, plans for somebody of sixteen, and starts when all has been seen to."""

import re
from datetime import date

from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.cast import Cast
from tests.journeys.conftest import Arrive, faults
from tests.workplaces.placed import make_boss, make_minor, make_place
from workplaces.models import Placement


def test_a_minor_is_placed(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    place = make_place(cast, capacity=2, shows=[cast.competency("A1.1")])
    make_boss(place)
    nils = make_minor(cast, born=date(timezone.localdate().year - 17, 1, 2))

    page = arrive(cast.reza)
    reza_plans(page, live_server.url)
    reza_writes_the_hours(page)
    page.get_by_role("button", name="Ja, vi är överens").click()
    page.get_by_role("button", name="Ja, starta").click()
    expect(page.get_by_text("Det kan inte börja än")).to_be_visible()
    assert faults(page) == []

    reza_has_seen(page)
    page.get_by_role("button", name="Ja, starta").click()
    expect(page.get_by_text("Det är igång")).to_be_visible()
    assert Placement.objects.get(participant=nils).is_active

    own = arrive(nils)
    own.goto(f"{live_server.url}/placements/mine/")
    expect(own.get_by_role("heading", name="Lagret i Frölunda")).to_be_visible()
    expect(own.get_by_text("Eva Ek")).to_be_visible()
    expect(own.get_by_text("3 timmar i veckan")).to_be_visible()
    assert faults(own) == []


def reza_plans(page: Page, base: str) -> None:
    """Find the place by a word, the person by a part of the name, and say when."""
    page.goto(f"{base}/workplaces/?q=lagret")
    page.get_by_role("link", name="Lagret i Frölunda").click()
    page.get_by_role("link", name="Planera en placering här").click()
    page.get_by_role("searchbox").fill("nils")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("link", name="Nils Ung").click()
    page.get_by_label("Första dagen").fill(timezone.localdate().isoformat())
    page.get_by_label("Handledare").select_option(label="Eva Ek, Lagret i Frölunda")
    page.get_by_role("button", name="Spara planen").click()


def reza_writes_the_hours(page: Page) -> None:
    page.get_by_role("link", name="Ändra tiderna").click()
    page.get_by_label("från (måndag)").fill("09:00")
    page.get_by_label("till (måndag)").fill("12:00")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("3 timmar i veckan")).to_be_visible()


def reza_has_seen(page: Page) -> None:
    """Write the day for each thing that was seen."""
    page.get_by_role("link", name="Skriv vad som är sett").click()
    today = timezone.localdate().isoformat()
    for words in ("Riskbedömningen", "Introduktionen", "Handledaren kan", "Grundskolan"):
        page.get_by_label(re.compile(words)).fill(today)
    page.get_by_role("button", name="Spara").click()
