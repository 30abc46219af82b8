"""Sara leaves: Lo sees what is open for each of hers, Noor takes over, Sara is let in nowhere."""

import re

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from programmes.models import Assignment, Enrolment
from tests.assessments.cases import WORDS, make_shared_entry
from tests.cast import Cast, enrol, person
from tests.confirmations.asked import ask
from tests.journeys.conftest import Arrive
from tests.journeys.test_everyone_can_read_it import check_this_page


def test_who_leaves_hands_over(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    base, kim = live_server.url, person("kim", "Kim Ek")
    enrol(kim, Enrolment.objects.get(participant=cast.amina).local_project, cast.sara)
    entry = make_shared_entry(cast)
    ask(cast, entry)
    doors = doors_of_sara(cast, entry.get_absolute_url())
    lets_in(arrive(cast.sara), base, doors)

    page = arrive(cast.lo)
    page.goto(f"{base}/enrolments/")
    page.get_by_role("link", name="Lämna över").click()
    wrong = check_this_page(page)
    page.get_by_role("link", name="Sara Nyberg").click()
    wrong += lo_hands_over_without_saying_to_whom(page)
    lo_hands_over_to_noor(page)
    assert wrong + check_this_page(page) == []

    noor_finds_them(arrive(cast.noor), base)
    assert not Assignment.objects.current().filter(staff=cast.sara).exists()
    lets_nobody_in(arrive(cast.sara), base, doors)


def doors_of_sara(cast: Cast, moment: str) -> list[str]:
    """Return the pages about Amina that are open to whoever is there for her."""
    enrolment = Enrolment.objects.get(participant=cast.amina)
    return [enrolment.get_absolute_url(), f"/group/{enrolment.pk}/plan/", moment]


def lets_in(page: Page, base: str, doors: list[str]) -> None:
    assert answers(page, base, doors) == {200}


def lets_nobody_in(page: Page, base: str, doors: list[str]) -> None:
    """The very next request of whoever left finds nothing, and nobody in the group."""
    assert answers(page, base, doors) == {404}
    page.goto(f"{base}/group/")
    expect(page.get_by_text("Ingen här just nu")).to_be_visible()
    expect(page.get_by_text("Amina")).to_have_count(0)


def answers(page: Page, base: str, doors: list[str]) -> set[int]:
    """Return how the pages are answered."""
    found = [page.goto(base + door) for door in doors]
    return {answer.status for answer in found if answer}


def lo_hands_over_without_saying_to_whom(page: Page) -> list[str]:
    """Read in numbers what is open, and no word of hers; pressing too early is said."""
    amina = page.get_by_role("listitem").filter(has_text="Amina Yusuf")
    expect(amina.get_by_text("1 delat ögonblick utan svar")).to_be_visible()
    expect(amina.get_by_text("1 fråga till en handledare")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_have_count(0)
    page.get_by_role("button", name="Lämna över").click()
    expect(page.get_by_text(re.compile("minst en person")).first).to_be_visible()
    return check_this_page(page)


def lo_hands_over_to_noor(page: Page) -> None:
    for name in ("Amina Yusuf", "Kim Ek"):
        row = page.get_by_role("listitem").filter(has_text=name)
        row.get_by_label("Tas över av").select_option(label="Noor Haddad")
    page.get_by_role("button", name="Lämna över").click()
    expect(page.get_by_text("2 personer är överlämnade")).to_be_visible()


def noor_finds_them(page: Page, base: str) -> None:
    page.goto(f"{base}/group/")
    expect(page.get_by_role("link", name="Kim Ek", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile("Svara.*Amina")).click()
    expect(page.get_by_text(WORDS).first).to_be_visible()
