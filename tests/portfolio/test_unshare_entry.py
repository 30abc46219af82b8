"""Amina makes a moment hers alone again."""

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio.models import Entry
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio.moments import make_entry, make_submitted


def url_of(entry: Entry) -> str:
    return f"/entries/{entry.pk}/unshare/"


def test_the_team_can_no_longer_read_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    sign_in(cast.amina).post(url_of(entry))

    assert sign_in(cast.sara).get(entry.get_absolute_url()).status_code == 404
    assert sign_in(cast.amina).get(entry.get_absolute_url()).status_code == 200


def test_she_is_told_what_happens_before_it_does(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    page = sign_in(cast.amina).get(url_of(entry)).content.decode()

    assert "Sara" in page
    entry.refresh_from_db()
    assert not entry.is_private


def test_a_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    assert sign_in(cast.petra).post(url_of(entry)).status_code == 404


def test_the_team_cannot_do_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    assert sign_in(cast.sara).post(url_of(entry)).status_code == 403


def test_a_moment_in_an_assessment_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    entry = make_submitted(cast)

    page = sign_in(cast.amina).post(url_of(entry), follow=True)

    assert "message--error" in page.content.decode()
    with pytest.raises(Refused):
        entry.unshare(by=cast.amina)


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    sign_in(cast.amina).post(url_of(entry))

    event = Event.objects.about(entry).last()
    assert event is not None
    assert (event.action, event.by) == ("unshare", cast.amina)
