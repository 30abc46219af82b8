"""Lo closes a programme: sees to what is open, talks with whoever is left, and shuts the door."""

from datetime import date
from urllib.parse import urljoin

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from privacy.exchange.making import make_export
from privacy.models import Export
from programmes.models import Enrolment
from tests.archive.ending import ENDED, door, end_placements, hire_records_officer
from tests.cast import Cast
from tests.confirmations.asked import answer, ask
from tests.conftest import Postman
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_this_page
from tests.programmes.leading import programme_of


def test_a_programme_is_closed(
    arrive: Arrive, live_server: LiveServer, cast: Cast, postman: Postman
) -> None:
    asked = ask(cast)
    skyes = Enrolment.objects.get(participant=cast.skye)
    skyes.complete(by=cast.noor, on=ENDED, reason="studies")

    page = arrive(cast.lo)
    wrong = lo_sees_what_is_open(page, live_server.url, cast)
    answer(asked)
    end_placements(programme_of(cast), by=cast.reza)
    wrong += lo_ends_aminas_time(page)
    wrong += lo_writes_the_last_talk_down(page, live_server.url, cast)
    wrong += lo_closes_it(page, live_server.url, cast)
    amina_has_everything_along(arrive(cast.amina), live_server.url, postman)
    assert wrong + arvid_keeps_the_archive(arrive(hire_records_officer(cast)), cast) == []


def closing_page(page: Page, base: str, cast: Cast) -> None:
    """Go there as one goes: by the programme's own page."""
    page.goto(base + programme_of(cast).get_absolute_url())
    page.get_by_role("link", name="Stäng programmet").click()


def lo_sees_what_is_open(page: Page, base: str, cast: Cast) -> list[str]:
    """Nothing can be pressed yet; each line leads to where one sees to it."""
    closing_page(page, base, cast)
    for line in ("Deltar, har paus eller är inbjudna", "Frågor till handledare utan svar"):
        expect(page.get_by_role("listitem").filter(has_text=line)).to_contain_text("1")
    expect(page.get_by_role("button", name="Stäng programmet")).to_have_count(0)
    wrong = check_this_page(page)
    page.get_by_role("link", name="1 Deltar, har paus").click()
    return wrong


def lo_ends_aminas_time(page: Page) -> list[str]:
    page.get_by_role("link", name="Amina Yusuf").click()
    page.get_by_role("link", name="Avsluta som planerat").click()
    page.get_by_label("Sista dagen").fill(ENDED.isoformat())
    page.get_by_role("radio", name="till studier").check()
    wrong = check_this_page(page)
    page.get_by_role("button", name="Avsluta som planerat").click()
    return wrong


def lo_writes_the_last_talk_down(page: Page, base: str, cast: Cast) -> list[str]:
    """Forget to ask what they want along: it is said, and nothing typed is lost."""
    closing_page(page, base, cast)
    page.get_by_role("link", name="Se vilka").click()
    wrong = check_this_page(page)
    page.get_by_role("link", name="Skriv ner det Amina Yusuf").click()
    page.get_by_label("När ni pratade").fill("2026-06-29")
    page.get_by_label("Med vem").select_option(label="Sara Nyberg")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Välj en.").first).to_be_visible()
    wrong += check_this_page(page)

    expect(page.get_by_label("När ni pratade")).to_have_value(date(2026, 6, 29).isoformat())
    page.get_by_role("radio", name="Ja, allt").check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("En kopia av allt görs nu.")).to_be_visible()
    return wrong


def lo_closes_it(page: Page, base: str, cast: Cast) -> list[str]:
    closing_page(page, base, cast)
    expect(page.get_by_text("Nedskrivna: 1 av 1.")).to_be_visible()
    wrong = check_this_page(page)
    page.get_by_role("button", name="Stäng programmet").click()
    expect(page.get_by_role("heading", name="Programmet är stängt")).to_be_visible()
    assert programme_of(cast).is_closed
    return wrong + check_this_page(page)


def amina_has_everything_along(page: Page, base: str, postman: Postman) -> None:
    """She gets a letter, and fetches what only she can."""
    make_export.call(str(Export.objects.get().pk))
    [letter] = [each for each in postman() if "/me/everything/" in each.body]
    assert "Steg framåt" in letter.body
    page.goto(f"{base}/me/everything/")
    expect(page.get_by_role("heading", name="Din kopia är klar")).to_be_visible()


def arvid_keeps_the_archive(page: Page, cast: Cast) -> list[str]:
    """The records officer sees who was there and what they wanted, and nothing that they wrote."""
    page.goto(urljoin(page.url, door("list_leavers", programme_of(cast).pk)))
    row = page.get_by_role("row").filter(has_text="Amina Yusuf")
    expect(row).to_contain_text("Ja, allt")
    expect(row.get_by_role("link")).to_have_count(1)  # no other would let him in
    expect(row.get_by_role("link", name="Stopp")).to_be_visible()
    expect(page.get_by_text("Skye")).to_have_count(0)
    return check_this_page(page)
