"""A leader takes a suggestion back before it is answered."""

from django.test import Client
from django.urls import reverse

from confirmations.models import SuggestedCompetency, Suggestion
from lifecycle.models import Event
from tests.cast import Cast
from tests.confirmations.seen import suggest
from tests.conftest import SignIn


def withdraw(browser: Client, suggestion: Suggestion) -> int:
    url = reverse("confirmations:withdraw_suggestion", args=[suggestion.pk])
    return browser.post(url).status_code


def test_it_is_there_no_longer_for_anybody(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)

    withdraw(sign_in(cast.sara), suggestion)

    assert not SuggestedCompetency.objects.exists()
    assert sign_in(cast.amina).get(suggestion.get_absolute_url()).status_code == 404
    assert "Sara har sett" not in sign_in(cast.amina).get("/").content.decode()


def test_it_is_recorded(cast: Cast) -> None:
    suggestion = suggest(cast)

    suggestion.withdraw(by=cast.sara)

    last = Event.objects.about(suggestion).last()
    assert last is not None
    assert (last.action, last.by) == ("withdraw", cast.sara)


def test_what_she_has_accepted_is_hers(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)
    suggestion.accept(by=cast.amina, competencies=[cast.competency("A1.1").pk])
    browser = sign_in(cast.sara)

    withdraw(browser, suggestion)

    suggestion.refresh_from_db()
    assert suggestion.is_accepted
    assert "Någon hann före" in browser.get("/activities/").content.decode()


def test_only_whoever_made_it_takes_it_back(cast: Cast, sign_in: SignIn) -> None:
    suggestion = suggest(cast)

    for stranger in (cast.noor, cast.petra, cast.mehari, cast.ada):
        assert withdraw(sign_in(stranger), suggestion) == 404
    assert withdraw(sign_in(cast.amina), suggestion) == 403
    assert withdraw(Client(), suggestion) == 302
    suggestion.refresh_from_db()
    assert suggestion.is_offered
