"""A participant reads what a leader saw, on the start page and on a page of its own."""

from typing import Any

from django.test import Client

from accounts.models import Reading
from tests.cast import Cast
from tests.confirmations.seen import NAME, record, suggest
from tests.conftest import SignIn


def test_it_waits_on_her_start_page(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)

    page = sign_in(cast.amina).get("/").content.decode()

    assert "Sara har sett dig göra något" in page
    assert suggestion.get_absolute_url() in page
    assert NAME in page


def test_it_says_who_saw_what_and_what_becomes_of_it(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast, text="Vi lagade soppa.")

    page = sign_in(cast.amina).get(suggestion.get_absolute_url()).content.decode()

    assert "Sara har sett dig göra det här. Stämmer det?" in page
    assert "Passa tider" in page
    assert "Vi lagade soppa." in page
    assert "Det delas med ditt team, och Sara har bekräftat det." in page


def test_reading_it_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)

    sign_in(cast.amina).get(suggestion.get_absolute_url())

    suggestion.refresh_from_db()
    assert suggestion.is_offered
    assert not Reading.objects.exists()


def test_nobody_else_reads_it(cast: Cast, sign_in: SignIn) -> None:
    url = suggest(cast).get_absolute_url()

    for stranger in (cast.noor, cast.petra, cast.mehari, cast.ada, cast.ulla):
        assert sign_in(stranger).get(url).status_code == 404
    assert sign_in(cast.sara).get(url).status_code == 403
    assert Client().get(url).status_code == 302


def test_the_page_asks_as_often_for_many_competencies(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    suggestion, browser = suggest(cast), sign_in(cast.amina)

    with django_assert_max_num_queries(5):
        browser.get(suggestion.get_absolute_url())


def test_the_team_reading_how_it_went_is_told_to_her(cast: Cast, sign_in: SignIn) -> None:
    activity = record(cast, cast.amina)

    sign_in(cast.sara).get(activity.get_absolute_url())

    [reading] = Reading.objects.filter(participant=cast.amina)
    assert (reading.reader, reading.subject) == (cast.sara, activity.suggestions.get())
    page = sign_in(cast.amina).get("/me/who-looked/").content.decode()
    assert NAME in page
