"""A participant leaves a suggestion: nothing of it remains, and nobody asks why."""

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import SuggestedCompetency, Suggestion
from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio.models import Entry
from tests.cast import Cast
from tests.confirmations.seen import suggest
from tests.conftest import SignIn


def leave(browser: Client, suggestion: Suggestion) -> int:
    url = reverse("confirmations:leave_suggestion", args=[suggestion.pk])
    return browser.post(url).status_code


def test_nothing_of_it_remains(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)

    leave(sign_in(cast.amina), suggestion)

    suggestion.refresh_from_db()
    assert suggestion.state == "left"
    assert not SuggestedCompetency.objects.exists()
    assert not Entry.objects.exists()


def test_the_leader_reads_that_it_was_left_and_no_more(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)
    suggestion.leave(by=cast.amina)

    page = sign_in(cast.sara).get(suggestion.activity.get_absolute_url()).content.decode()

    assert "Lämnade det" in page
    assert "Passa tider" not in page


def test_its_page_says_so_to_her(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)
    suggestion.leave(by=cast.amina)

    page = sign_in(cast.amina).get(suggestion.get_absolute_url()).content.decode()

    assert "Du sa att det inte stämmer" in page


def test_what_was_left_is_not_accepted_any_more(cast: Cast) -> None:
    suggestion = suggest(cast)
    suggestion.leave(by=cast.amina)

    with pytest.raises(Refused):
        suggestion.accept(by=cast.amina, competencies=[cast.competency("A1.1").pk])
    assert not Entry.objects.exists()


def test_it_is_recorded(cast: Cast) -> None:
    suggestion = suggest(cast)

    suggestion.leave(by=cast.amina)

    last = Event.objects.about(suggestion).last()
    assert last is not None
    assert (last.action, last.by, last.note) == ("leave", cast.amina, "")


def test_nobody_leaves_it_for_her(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)

    for stranger in (cast.noor, cast.petra, cast.mehari, cast.ada):
        assert leave(sign_in(stranger), suggestion) == 404
    assert leave(sign_in(cast.sara), suggestion) == 403
    assert leave(Client(), suggestion) == 302
    suggestion.refresh_from_db()
    assert suggestion.is_offered
