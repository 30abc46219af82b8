"""Hours are attested, reported, corrected, and a later month is flagged: on a phone, in Swedish."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from attendance.models import AttendanceRecord
from reporting.models import ReportingMonth
from tests.attendance.hours import kind_of
from tests.cast import Cast
from tests.journeys.conftest import Arrive
from tests.reporting.months import hikikomori, open_months, profile_of, send
from tests.story_of_hours import second_lead


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def browser_context_args(request: pytest.FixtureRequest) -> dict[str, object]:
    return {
        "viewport": {"width": 360, "height": 740},
        "locale": "sv-SE",
        "java_script_enabled": request.param,
    }


def sara_ticks_who_was_here(page: Page, base: str) -> None:
    page.goto(f"{base}/attendance/")
    page.get_by_role("checkbox", name="Amina Yusuf").check()
    page.get_by_role("radio", name="Grupp").check()
    page.get_by_label("Vilken dag?").fill("2026-01-20")
    page.get_by_label("Hur länge?").fill("2:30")
    page.get_by_role("button", name="Spara och intyga").click()
    expect(page.get_by_text("Sparat för en person.")).to_be_visible()


def amina_signs(page: Page, base: str) -> None:
    page.goto(f"{base}/attendance/mine/?month=2026-01")
    page.get_by_role("button", name="Ja, jag var här").click()
    expect(page.get_by_text("Du har skrivit under för en dag.")).to_be_visible()
    expect(page.get_by_text("2 tim 30 min räknas")).to_be_visible()


def lo_prepares(page: Page, base: str, month: ReportingMonth) -> None:
    page.goto(base + month.get_absolute_url())
    page.get_by_role("button", name="Förbered filen").click()
    expect(page.get_by_text("Förberedd. En annan projektledare")).to_be_visible()
    expect(page.get_by_role("cell", name="2.5", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Det stämmer")).to_have_count(0)


def vera_releases(page: Page, base: str, month: ReportingMonth) -> None:
    page.goto(base + month.get_absolute_url())
    page.get_by_role("link", name=re.compile("steg-framat-2026")).first.click()
    page.get_by_role("button", name="Det stämmer: släpp den").click()
    expect(page.get_by_text("Släppt. Den går att hämta nu")).to_be_visible()


def lo_opens_it_again(page: Page, base: str, month: ReportingMonth) -> None:
    page.goto(base + month.get_absolute_url())
    page.get_by_role("link", name="Rätta den här månaden").click()
    expect(page.get_by_text("En senare månad har skickats")).to_be_visible()
    page.get_by_label("Vad ska rättas?").fill("En dag var längre.")
    page.get_by_role("button", name="Öppna månaden").click()
    expect(page.get_by_text("En senare månad ska skickas på nytt.")).to_be_visible()


def sara_corrects(page: Page, base: str) -> None:
    enrolment = AttendanceRecord.objects.get().enrolment
    page.goto(f"{base}/attendance/people/{enrolment.pk}/?month=2026-01")
    page.get_by_role("link", name="Rätta").click()
    page.get_by_label("Hur länge?").fill("3")
    page.get_by_role("button", name="Spara rättelsen").click()
    expect(page.get_by_text("Rättat. Det som stod förut")).to_be_visible()


def test_attest_export_correct_and_a_later_month_is_flagged(
    arrive: Arrive, live_server: LiveServer, cast: Cast
) -> None:
    kind_of(hikikomori())
    profile_of(hikikomori())
    january, february, *_later = open_months(cast)
    base = live_server.url

    sara_ticks_who_was_here(arrive(cast.sara), base)
    amina_signs(arrive(cast.amina), base)
    lo_prepares(arrive(cast.lo), base, january)
    vera_releases(arrive(second_lead(cast)), base, january)
    send(february, cast)
    lo_opens_it_again(arrive(cast.lo), base, january)
    sara_corrects(arrive(cast.sara), base)

    page = arrive(cast.lo)
    page.goto(f"{base}/reports/{hikikomori().pk}/months/")
    flagged = page.get_by_role("link", name=re.compile("februari 2026"))
    expect(flagged).to_contain_text("ska skickas på nytt")
    assert AttendanceRecord.objects.current().get().minutes == 180
