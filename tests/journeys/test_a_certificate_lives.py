"""After a certificate is issued: it is corrected, taken back by two, and checked as a file."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from certificates.models import Certificate, RevocationProposal
from tests.cast import Cast
from tests.certificates.certificates import make_issued
from tests.journeys import people
from tests.journeys.conftest import PHONE, Arrive


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def browser_context_args(request: pytest.FixtureRequest) -> dict[str, Any]:
    return {"viewport": PHONE, "locale": "sv-SE", "java_script_enabled": request.param}


def test_the_holder_has_it_corrected(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    old = make_issued(cast)

    page = arrive(cast.amina)
    page.goto(f"{live_server.url}/certificates/{old.pk}/correct/")
    page.get_by_role("textbox").fill("Mitt namn är felstavat.")
    page.get_by_role("button", name="Fortsätt").click()
    page.goto(f"{live_server.url}/certificates/{Certificate.objects.get(replaces=old).pk}/proof/")
    page.get_by_role("button", name="Ja, så ska det stå").click()
    people.ines_issues(arrive(cast.ines), live_server.url)

    guest = arrive(None)
    guest.goto(f"{live_server.url}/v/{old.number}/")
    expect(guest.get_by_role("heading", name="Intyget är ersatt")).to_be_visible()
    expect(guest.get_by_text("Amina")).to_have_count(0)


def test_two_people_take_it_back(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    certificate = make_issued(cast)

    ines = arrive(cast.ines)
    ines.goto(f"{live_server.url}/desk/certificates/{certificate.pk}/propose-revocation/")
    ines.get_by_role("radio", name="Utfärdat av misstag").check()
    ines.locator("[name=happened_on]").fill(date(2026, 11, 20).isoformat())
    ines.get_by_role("textbox").last.fill("Fel person, säger Sara.")
    ines.get_by_role("button", name="Föreslå det").click()
    proposal = RevocationProposal.objects.get()

    amina = arrive(cast.amina)
    amina.goto(f"{live_server.url}/proposals/{proposal.pk}/")
    amina.get_by_role("textbox").fill("Det stämmer, det var inte jag.")
    amina.get_by_role("button", name="Skicka").click()

    isak = arrive(cast.isak)
    isak.goto(f"{live_server.url}/desk/proposals/{proposal.pk}/")
    expect(isak.get_by_text("Det stämmer, det var inte jag.")).to_be_visible()
    isak.get_by_role("textbox").fill("Hon är hörd och håller med.")
    isak.get_by_role("button", name="Återkalla det").click()

    guest = arrive(None)
    guest.goto(f"{live_server.url}/v/{certificate.number}/")
    expect(guest.get_by_role("heading", name="Intyget gäller inte")).to_be_visible()
    expect(guest.get_by_text("Amina")).to_have_count(0)


def test_an_employer_hands_the_file_in(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    paper = bytes(make_issued(cast).document.pdf)
    page = arrive(None)

    hand_in(page, live_server.url, paper)
    expect(page.get_by_role("heading", name="Filen är vår och orörd")).to_be_visible()
    expect(page.get_by_role("heading", name="Intyget är äkta och gäller")).to_be_visible()

    hand_in(page, live_server.url, paper.replace(b"%PDF-1.7", b"%PDF-1.6"))
    expect(page.get_by_role("heading", name="Filen är ändrad")).to_be_visible()
    expect(page.get_by_role("heading", name="Amina Yusuf")).to_be_visible()

    hand_in(page, live_server.url, b"hello")
    expect(page.get_by_text("Det är ingen PDF.")).to_be_visible()


def hand_in(page: Page, base: str, content: bytes) -> None:
    page.goto(f"{base}/v/")
    file: FilePayload = {"name": "intyg.pdf", "mimeType": "application/pdf", "buffer": content}
    page.get_by_label("Intyget som fil").set_input_files(file)
    page.get_by_role("button", name="Kontrollera filen").click()
