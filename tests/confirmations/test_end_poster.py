"""A poster that is taken down leads nowhere."""

import pytest
from django.test import Client
from django.urls import reverse

from confirmations.models import Poster
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.confirmations.posters import hang
from tests.conftest import SignIn


def address(poster: Poster) -> str:
    return reverse("confirmations:end_poster", args=[poster.pk])


def test_it_leads_nowhere_and_another_can_be_made(cast: Cast, sign_in: SignIn) -> None:
    poster = hang(cast)

    sign_in(cast.lo).post(address(poster))

    poster.refresh_from_db()
    assert (poster.state, poster.ended_at is None) == (Poster.State.ENDED, False)
    assert Client().get(poster.path).status_code == 404
    assert hang(cast).token != poster.token


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    poster = hang(cast)

    sign_in(cast.sara).post(address(poster))

    last = Event.objects.about(poster).last()
    assert last is not None
    assert (last.action, last.by) == ("end", cast.sara)


@pytest.mark.parametrize("who", ["petra", "amina", "ada"])
def test_a_stranger_does_not_see_it(cast: Cast, sign_in: SignIn, who: str) -> None:
    assert sign_in(getattr(cast, who)).post(address(hang(cast))).status_code == 404


def test_a_second_time_is_said_in_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    poster = hang(cast)
    poster.end(by=cast.sara)

    page = sign_in(cast.sara).post(address(poster), follow=True).content.decode()

    assert "redan" in page
    assert 'class="sheet"' not in page
    with pytest.raises(Refused):
        poster.end(by=cast.lo)
