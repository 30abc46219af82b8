"""The participant's own pages, and those that are the same for everyone."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import Reading
from portfolio.models import Entry
from tests.assessments.cases import confirm, make_shared_entry, make_submitted_case
from tests.cast import Cast
from tests.certificates.certificates import make_issued
from tests.confirmations.asked import ask, make_entry
from tests.conftest import SignIn


def page(browser: Client, address: str) -> str:
    response = browser.get(address, {"lang": "en"})
    assert response.status_code == 200
    return response.content.decode()


def test_what_i_can_stands_under_its_areas(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, "A1.1", "A4.1")

    shown = page(sign_in(cast.amina), "/i-can/")

    assert shown.index("Routines and reliability") < shown.index("Keep to times")
    assert "You have shown it once" in shown


def test_nothing_shown_yet_is_said_kindly(cast: Cast, sign_in: SignIn) -> None:
    assert "Nothing here yet" in page(sign_in(cast.mehari), "/i-can/")


def test_certificate_is_the_third_dot(cast: Cast, sign_in: SignIn) -> None:
    make_issued(cast)

    assert "On your certificate" in page(sign_in(cast.amina), "/i-can/")


def test_competency_names_whose_words_stand_behind_it(cast: Cast, sign_in: SignIn) -> None:
    confirm(cast, make_shared_entry(cast, "A1.1", text="Jag kom i tid."))

    shown = page(sign_in(cast.amina), f"/i-can/{cast.competency('A1.1').pk}/")

    assert "Jag kom i tid." in shown
    assert "Confirmed by <bdi>Kalle</bdi>" in re.sub(r"\s+", " ", shown)
    assert "I can get to the place when someone helps me keep track of time." in shown


def test_someone_can_be_asked_about_what_nobody_was_asked_about(
    cast: Cast, sign_in: SignIn
) -> None:
    asked = make_entry(cast, "A1.1")
    address = f"/i-can/{cast.competency('A1.1').pk}/"
    assert f"/entries/{asked.pk}/ask/" in page(sign_in(cast.amina), address)

    ask(cast, asked)

    assert f"/entries/{asked.pk}/ask/" not in page(sign_in(cast.amina), address)


def test_competency_shows_nothing_of_anybody_else(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, "A1.1", text="Jag kom i tid.")

    shown = page(sign_in(cast.mehari), f"/i-can/{cast.competency('A1.1').pk}/")

    assert "Jag kom i tid." not in shown


def test_my_team_is_named_with_what_they_are(cast: Cast, sign_in: SignIn) -> None:
    shown = page(sign_in(cast.amina), "/me/")

    assert "Sara Nyberg" in shown
    assert "Pedagogue" in shown
    assert "Petra" not in shown


def test_staff_see_their_roles(cast: Cast, sign_in: SignIn) -> None:
    assert "Assessor, Validering Väst" in page(sign_in(cast.ada), "/me/")


def test_who_looked_names_staff_and_supervisors(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)
    sign_in(cast.sara).get(entry.get_absolute_url())
    Client().get(ask(cast, entry).link.removeprefix("http://localhost:8000"))

    shown = page(sign_in(cast.amina), "/me/who-looked/")

    assert "Sara Nyberg" in shown
    assert "Kalle Berg" in shown
    assert "Moment" in shown


def test_who_looked_is_about_oneself(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).get(make_entry(cast).get_absolute_url())

    assert "Nobody has looked" in page(sign_in(cast.mehari), "/me/who-looked/")


@pytest.mark.parametrize("wanted", ["2", "0", "99", "x"])
def test_many_readings_stand_on_several_pages(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, wanted: str
) -> None:
    entry = make_entry(cast)
    for _number in range(70):
        Reading.record(entry, cast.amina, by=cast.sara)
    browser = sign_in(cast.amina)

    with django_assert_max_num_queries(12):
        response = browser.get("/me/who-looked/", {"page": wanted})

    assert response.status_code == 200
    assert response.content.decode().count("Sara Nyberg") <= 30


def test_own_pages_ask_as_often_for_many_as_for_one(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, settings: Any
) -> None:
    settings.ASKS_A_DAY = 100
    for day in range(12):
        confirm(cast, make_shared_entry(cast, "A1.1", "A2.1", "A5.3", days_ago=day))
    browser = sign_in(cast.amina)

    for address in ("/i-can/", f"/i-can/{cast.competency('A1.1').pk}/", "/me/"):
        with django_assert_max_num_queries(12):
            browser.get(address)


@pytest.mark.parametrize("address", ["/help/", "/accessibility/", "/what-we-save/", "/"])
def test_page_for_everyone_sets_no_cookie(cast: Cast, client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 200
    assert set(client.cookies) <= {"csrf"}


def test_statement_says_what_the_law_asks_for(client: Client, db: None) -> None:
    said = client.get("/accessibility/").content.decode()

    for words in ("delvis förenlig", "EN 301 549 v3.2.1", "digg.se", "hjalp@"):
        assert words in said


def test_nothing_is_shown_of_entries_to_whoever_runs_the_system(
    cast: Cast, sign_in: SignIn
) -> None:
    entry: Entry = make_entry(cast)

    assert sign_in(cast.ulla).get(entry.get_absolute_url()).status_code == 404
    assert "/admin/" in page(sign_in(cast.ulla), "/")


def test_many_looks_of_one_day_are_one_line(cast: Cast, sign_in: SignIn) -> None:
    enrolment = cast.amina.enrolments.get()
    browser = sign_in(cast.sara)
    for _ in range(3):
        browser.get(enrolment.get_absolute_url())

    shown = page(sign_in(cast.amina), "/me/who-looked/")

    assert Reading.objects.filter(participant=cast.amina).count() == 3
    assert shown.count("Sara Nyberg") == 1
    assert "3 times" in shown


def test_who_looked_says_at_which_moment(cast: Cast, sign_in: SignIn) -> None:
    entries = [make_shared_entry(cast, text=f"Jag bytte slang {number}.") for number in range(4)]
    browser = sign_in(cast.sara)
    for entry in entries:
        browser.get(entry.get_absolute_url())

    shown = " ".join(page(sign_in(cast.amina), "/me/who-looked/").split())

    assert "Moment: <bdi>“Jag bytte slang 3.”</bdi>, <bdi>“Jag bytte slang 2.”</bdi>" in shown
    assert "and 2 more" in shown


def test_who_looked_says_it_in_the_words_of_the_participant(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).get(cast.amina.enrolments.get().get_absolute_url())
    Reading.record(make_submitted_case(cast), cast.amina, by=cast.elin)

    shown = page(sign_in(cast.amina), "/me/who-looked/")

    assert "Your page" in shown
    assert "Your assessment" in shown
    assert "Bedömare och kvalitetssäkrare, Validering Väst" in shown


@pytest.mark.parametrize("address", ["/me/", "/me/who-looked/"])
def test_no_participant_is_told_that_some_are_protected(
    cast: Cast, sign_in: SignIn, address: str
) -> None:
    sign_in(cast.noor).get(make_entry(cast).get_absolute_url())

    shown = sign_in(cast.amina).get(address, {"lang": "sv"}).content.decode()

    assert "Noor Haddad" in shown
    assert "Fritidsledare" in shown
    assert "skydd" not in shown.lower()
