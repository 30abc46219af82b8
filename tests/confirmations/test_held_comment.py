"""A sentence that trips the list waits for the team; the answers beside it wait for nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from confirmations.models import Answer, Comment, ConfirmationRequest
from tests.cast import Cast
from tests.confirmations.asked import answers_to, ask, make_entry, said_to
from tests.conftest import SignIn

TRIPS = "Ring mig på 070-123 45 67."


def held(cast: Cast, text: str = TRIPS) -> ConfirmationRequest:
    """Return a question answered by Kalle, with a sentence that the team reads first."""
    asked = ask(cast)
    Client().post(asked.path, {**answers_to(asked), "comment": text})
    asked.refresh_from_db()
    return asked


def read(browser: Client, asked: ConfirmationRequest) -> str:
    return browser.get(asked.get_absolute_url()).content.decode()


def press(browser: Client, verb: str, **options: Any) -> Any:
    address = reverse(f"confirmations:{verb}_comment", args=[Comment.objects.get().pk])
    return browser.post(address, **options)


def test_the_answers_go_through_at_once_and_the_sentence_does_not(
    cast: Cast, sign_in: SignIn
) -> None:
    asked = held(cast)

    page = read(sign_in(cast.amina), asked)

    assert Answer.objects.counting().count() == 2
    assert "Ja, jag har sett det" in page
    assert "070" not in page
    assert "hur man når någon" not in page


def test_a_sentence_that_trips_nothing_is_read_at_once(cast: Cast, sign_in: SignIn) -> None:
    asked = held(cast, "Jättebra jobbat hela dagen.")

    assert "Jättebra jobbat hela dagen." in read(sign_in(cast.amina), asked)


def test_the_supervisor_is_told_kindly(cast: Cast) -> None:
    page = Client().get(held(cast).path).content.decode()

    assert TRIPS in page
    assert "läser det du skrev innan Amina gör det" in page


def test_the_team_reads_it_with_the_reason(cast: Cast, sign_in: SignIn) -> None:
    page = read(sign_in(cast.sara), held(cast))

    assert TRIPS in page
    assert "hur man når någon" in page
    assert "Låt Amina läsa" in page


def test_the_group_page_says_that_a_sentence_waits(cast: Cast, sign_in: SignIn) -> None:
    asked = held(cast)

    page = sign_in(cast.sara).get(reverse("home:my_group")).content.decode()

    assert "En mening att läsa först" in page
    assert asked.get_absolute_url() in page


def test_let_through_it_is_read_by_the_participant(cast: Cast, sign_in: SignIn) -> None:
    asked = held(cast)

    response = press(sign_in(cast.sara), "release", follow=True)

    assert "Amina kan läsa meningen nu" in response.content.decode()
    assert TRIPS in read(sign_in(cast.amina), asked)


def test_kept_back_it_is_not_and_the_supervisor_may_know(cast: Cast, sign_in: SignIn) -> None:
    asked = held(cast)

    press(sign_in(cast.sara), "withhold")

    assert "070" not in read(sign_in(cast.amina), asked)
    assert "valt att inte visa" in Client().get(asked.path).content.decode()
    assert Answer.objects.counting().count() == 2


def test_what_was_shown_may_be_kept_back_later(cast: Cast, sign_in: SignIn) -> None:
    asked = held(cast, "Jättebra jobbat.")

    press(sign_in(cast.sara), "withhold")

    assert "Jättebra jobbat." not in read(sign_in(cast.amina), asked)


def test_who_looked_does_not_tell_that_there_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    asked = held(cast)
    sara = sign_in(cast.sara)
    read(sara, asked)
    press(sara, "withhold")

    page = sign_in(cast.amina).get(reverse("home:who_looked")).content.decode()

    assert "Sara Nyberg" in page
    assert "Kommentar" not in page


@pytest.mark.parametrize("verb", ["release", "withhold"])
@pytest.mark.parametrize(("who", "status"), [("amina", 404), ("ada", 404), ("mehari", 404)])
def test_nobody_else_decides(cast: Cast, sign_in: SignIn, verb: str, who: str, status: int) -> None:
    held(cast)

    assert press(sign_in(getattr(cast, who)), verb).status_code == status
    assert Comment.objects.get().is_held


def test_the_participant_does_not_hide_what_was_said_of_them(cast: Cast, sign_in: SignIn) -> None:
    held(cast, "Jättebra jobbat.")

    assert press(sign_in(cast.amina), "withhold").status_code == 403


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    held(cast)
    sara = sign_in(cast.sara)
    press(sara, "release")

    assert press(sara, "release", follow=True).status_code == 200


def test_the_same_sentence_again_stays_as_the_team_left_it(cast: Cast, sign_in: SignIn) -> None:
    asked = held(cast, "Jättebra jobbat.")
    press(sign_in(cast.sara), "withhold")

    asked.change(said_to(asked, "with_help", "Jättebra jobbat."))

    assert Comment.objects.get().is_withheld


def test_another_sentence_is_screened_anew(cast: Cast) -> None:
    asked = held(cast, "Jättebra jobbat.")

    asked.change(said_to(asked, "yes", TRIPS))

    assert Comment.objects.get().is_held
    assert Comment.objects.get().reasons == ["contact"]


@pytest.mark.parametrize("many", [1, 5])
def test_the_group_page_asks_as_little_for_many(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for code in ("A1.1", "A1.2", "A2.1", "A2.2", "A3.1")[:many]:
        asked = ask(cast, make_entry(cast, code))
        asked.answer(said_to(asked, "yes", TRIPS))
    sara = sign_in(cast.sara)
    sara.get(reverse("home:my_group"))

    with django_assert_max_num_queries(12):
        sara.get(reverse("home:my_group"))
