"""Each finds their own first page, and only their own."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portfolio.models import Entry
from tests.assessments.cases import confirm, make_shared_entry
from tests.cast import Cast
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
    assert "Shown and confirmed." in page
    assert "%" not in page.replace("%3A", "")


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


@pytest.mark.parametrize("who", ["lo", "finn", "ulla"])
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
