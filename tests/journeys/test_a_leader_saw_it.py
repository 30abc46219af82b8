"""Sara writes down what two people did, from her phone; Amina reads it and says yes."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from confirmations.models import Activity, Answer, Suggestion
from programmes.models import Enrolment
from tests.assessments.cases import make_shared_entry
from tests.cast import Cast, enrol, person
from tests.confirmations.seen import NAME, record
from tests.journeys.conftest import Arrive


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def browser_context_args(request: pytest.FixtureRequest) -> dict[str, object]:
    return {
        "viewport": {"width": 360, "height": 740},
        "locale": "sv-SE",
        "java_script_enabled": request.param,
    }


def sara_writes_down(page: Page, base: str) -> None:
    """Two people, two things: choose, tap a cell for each, save."""
    page.goto(f"{base}/group/")
    page.get_by_role("link", name="Anteckna det du har sett", exact=True).click()
    page.get_by_label("Vad gjorde ni?").fill(NAME)
    page.get_by_label("Några ord till dem som var med").fill("Vi lagade soppa.")
    for name in ("Amina Yusuf", "Leo Karlsson", "Passa tider", "Samarbeta i en grupp"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Nästa").click()
    for skill in ("Passa tider", "Samarbeta i en grupp"):
        card = page.get_by_role("group", name=skill)
        card.get_by_role("radiogroup", name="Amina Yusuf").get_by_label("Ja").check()
        card.get_by_role("radiogroup", name="Leo Karlsson").get_by_label("Med hjälp").check()
    page.get_by_role("button", name="Spara och fråga").click()
    expect(page.get_by_text("2 personer får säga om det stämmer")).to_be_visible()


def amina_says_yes_to_a_part(page: Page) -> None:
    page.get_by_role("link", name="Titta", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("Stämmer det?"))).to_be_visible()
    expect(page.get_by_text("Vi lagade soppa.")).to_be_visible()
    page.get_by_role("checkbox", name="Passa tider").uncheck()
    page.get_by_role("button", name="Ja, det stämmer").click()
    expect(page.get_by_text("Sara Nyberg").first).to_be_visible()


def test_from_a_leaders_phone_to_a_confirmed_moment(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    project = Enrolment.objects.get(participant=cast.amina).local_project
    enrol(person("leo", "Leo Karlsson"), project, cast.sara)

    sara_writes_down(arrive(cast.sara), live_server.url)
    amina_says_yes_to_a_part(arrive(cast.amina))

    assert Activity.objects.count() == 1
    [answer] = Answer.objects.about(cast.amina).counting()
    assert (answer.answer, answer.confirmation.door) == ("yes", "team")
    [leos] = Suggestion.objects.filter(participant__name="Leo Karlsson")
    assert [seen.answer for seen in leos.seen.all()] == ["with_help"] * 2


def test_the_next_time_is_three_taps(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    record(cast)
    page = arrive(cast.sara)

    page.get_by_role("link", name="Anteckna det du har sett", exact=True).click()
    page.get_by_role("link", name="Samma som förra gången").click()
    page.get_by_role("button", name="Spara och fråga").click()

    expect(page.get_by_text("En person får säga om det stämmer")).to_be_visible()
    assert Activity.objects.count() == 2


def test_one_tap_asks_whoever_was_there(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    make_shared_entry(cast, "A1.1")
    page = arrive(cast.amina)

    page.get_by_role("button", name="Fråga Kalle").click()

    expect(page.get_by_text("Kalle får din fråga nu")).to_be_visible()
    page.get_by_role("button", name="Ta tillbaka frågan").click()
    expect(page.get_by_text("Du har tagit tillbaka frågan")).to_be_visible()
