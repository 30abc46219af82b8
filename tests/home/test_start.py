"""Each finds their own first page, and only their own."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.models import QualityCheck
from certificates import issuing
from confirmations.models import ConfirmationRequest
from portfolio.models import Entry
from tests.assessments.cases import confirm, make_checked_case, make_shared_entry
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, ask_new_signer
from tests.conftest import SignIn

START = "/?lang=en"


def test_whoever_has_not_signed_in_is_told_what_this_is(client: Client, db: None) -> None:
    page = client.get(START).content.decode()

    assert "What you can, seen and confirmed" in page
    assert reverse("account_login") in page
    assert "sid" not in client.cookies


def test_participant_is_greeted_by_name_and_asked_for_something(
    cast: Cast, sign_in: SignIn
) -> None:
    page = sign_in(cast.amina).get(START).content.decode()

    assert "Hi <bdi>Amina</bdi>!" in page
    assert "Have you done something?" in page


def test_draft_waits_where_it_was_left(cast: Cast, sign_in: SignIn) -> None:
    Entry.objects.create(participant=cast.amina, text="Jag började med")

    page = sign_in(cast.amina).get(START).content.decode()

    assert "Go on where you were" in page
    assert "Jag började med" in page


def test_what_she_can_is_told_in_words_and_dots_without_numbers_of_progress(
    cast: Cast, sign_in: SignIn
) -> None:
    confirm(cast, make_shared_entry(cast, "A1.1"))

    page = sign_in(cast.amina).get(START).content.decode()

    assert "<bdi>Kalle</bdi> has confirmed it" in page
    assert "%" not in page.replace("%3A", "")


def test_whom_she_asked_is_called_as_she_called_them(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast)
    asked = ConfirmationRequest.make(
        entry, cast.kalle, by=cast.amina, with_photo=False, name="Chefen"
    )
    asked.send(by=cast.amina)

    page = sign_in(cast.amina).get(START).content.decode()

    assert "You have asked <bdi>Chefen</bdi>" in page
    assert "Kalle Berg" not in page


def test_a_word_from_the_team_is_offered(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast)
    entry.give_feedback("Fint gjort, Amina.", by=cast.sara)

    page = sign_in(cast.amina).get(START).content.decode()

    assert "Sara has written to you" in page


@pytest.mark.parametrize(
    ("who", "where"),
    [
        ("sara", "home:my_group"),
        ("noor", "home:my_group"),
        ("ada", "assessments:queue"),
        ("elin", "assessments:queue"),
        ("ines", "certificates:desk"),
    ],
)
def test_staff_are_led_to_what_waits_for_them(
    cast: Cast, sign_in: SignIn, who: str, where: str
) -> None:
    response = sign_in(getattr(cast, who)).get("/")

    assert response.headers["Location"] == reverse(where)


@pytest.mark.parametrize("who", ["finn", "ulla"])
def test_the_others_are_told_what_they_can_do_here(cast: Cast, sign_in: SignIn, who: str) -> None:
    make_shared_entry(cast, text="Jag bytte slang.")

    page = sign_in(getattr(cast, who)).get(START).content.decode()

    assert "What you can do here" in page
    assert "Jag bytte slang." not in page


def test_start_asks_the_database_as_often_for_many_moments_as_for_one(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, settings: Any
) -> None:
    settings.ASKS_A_DAY = 100
    browser = sign_in(cast.amina)
    for count in (1, 12):
        for day in range(count):
            confirm(cast, make_shared_entry(cast, "A1.1", "A2.1", days_ago=day))
        with django_assert_max_num_queries(12):
            browser.get("/")


def home_of(browser: Client) -> str:
    return browser.get(START).content.decode()


def test_a_word_from_the_team_is_news_until_she_has_read_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast)
    entry.give_feedback("Fint gjort, Amina.", by=cast.sara)
    sign_in(cast.noor).get(entry.get_absolute_url())
    browser = sign_in(cast.amina)
    assert "Sara has written to you" in home_of(browser)

    browser.get(entry.get_absolute_url())
    assert "Sara has written to you" not in home_of(browser)

    entry.give_feedback("Och en sak till.", by=cast.sara)
    assert "Sara has written to you" in home_of(browser)


def test_an_answer_of_a_supervisor_is_news_until_she_has_read_it(
    cast: Cast, sign_in: SignIn
) -> None:
    asked = answer(ask(cast))
    browser = sign_in(cast.amina)
    assert "Kalle has answered" in home_of(browser)

    browser.get(asked.entry.get_absolute_url())

    assert "Kalle has answered" not in home_of(browser)


def test_that_there_will_be_no_answer_is_told_with_a_way_on(cast: Cast, sign_in: SignIn) -> None:
    ask(cast).decline()

    page = home_of(sign_in(cast.amina))

    assert "There will be no answer from Kalle" in page
    assert "Would you like to ask someone else?" in page


def test_the_answer_of_the_assessors_waits_until_a_certificate_is_begun(
    cast: Cast, sign_in: SignIn
) -> None:
    case = make_checked_case(cast)
    browser = sign_in(cast.amina)
    assert "Here is the answer" in home_of(browser)
    assert "A certificate is waiting for you" in home_of(browser)
    assert f'href="{case.get_absolute_url()}"' in home_of(browser)

    issuing.draft(case, by=cast.amina)

    assert "Here is the answer" not in home_of(browser)
    assert "Your certificate is on its way" in home_of(browser)


def test_an_answer_without_a_certificate_is_no_news_for_ever(cast: Cast, sign_in: SignIn) -> None:
    make_checked_case(cast, {"A1.1": None})
    browser = sign_in(cast.amina)
    assert "What you sent in has been assessed." in home_of(browser)

    QualityCheck.objects.update(made_at=timezone.now() - timedelta(days=30))

    assert "Here is the answer" not in home_of(browser)


@pytest.mark.parametrize("address", ["/", "/entries/"])
def test_how_far_a_moment_got_is_said_alike_wherever_it_stands(
    cast: Cast, sign_in: SignIn, address: str
) -> None:
    browser = sign_in(cast.amina)
    asked = ask(cast)
    assert "You have asked" in browser.get(address, {"lang": "en"}).content.decode()

    answer(asked, "not_yet")
    page = " ".join(browser.get(address, {"lang": "en"}).content.decode().split())
    assert "<bdi>Kalle Berg</bdi> has answered" in page

    answer(ask_new_signer(cast, asked.entry), "yes").supervisor.approve(by=cast.sara)
    page = " ".join(browser.get(address, {"lang": "en"}).content.decode().split())
    assert "Confirmed by <bdi>Kalle Berg</bdi>" in page


def test_a_moment_without_words_is_named_by_what_it_shows(cast: Cast, sign_in: SignIn) -> None:
    make_shared_entry(cast, "A1.1", text="")

    assert "Keep to times" in sign_in(cast.amina).get("/entries/?lang=en").content.decode()
