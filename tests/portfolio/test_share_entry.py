"""Amina lets her team read a moment."""

import pytest
from django.utils.translation import override

from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio.models import Entry
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio.moments import make_draft, make_entry


def url_of(entry: Entry) -> str:
    return f"/entries/{entry.pk}/share/"


def test_the_team_can_read_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)

    sign_in(cast.amina).post(url_of(entry))

    assert sign_in(cast.sara).get(entry.get_absolute_url()).status_code == 200
    assert sign_in(cast.noor).get(entry.get_absolute_url()).status_code == 200
    assert sign_in(cast.reza).get(entry.get_absolute_url()).status_code == 404


def test_she_is_told_who_will_read_before_anything_happens(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)

    page = sign_in(cast.amina).get(url_of(entry)).content.decode()

    assert "Sara Nyberg" in page
    assert "Noor Haddad" in page
    assert "Reza" not in page
    entry.refresh_from_db()
    assert entry.is_private


def test_a_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)

    for stranger in (cast.petra, cast.sara, cast.mehari, cast.ulla):
        assert sign_in(stranger).post(url_of(entry)).status_code == 404


def test_the_team_cannot_do_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    assert sign_in(cast.sara).post(url_of(entry)).status_code == 403


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    page = sign_in(cast.amina).post(url_of(entry) + "?lang=en", follow=True)

    assert page.redirect_chain == [(entry.get_absolute_url(), 302)]
    assert "message--error" in page.content.decode()
    assert "Someone was faster." not in page.content.decode()


def test_only_whoever_did_it_is_told_that_it_is_done(cast: Cast) -> None:
    entry = make_entry(cast, shared=True)

    with pytest.raises(Refused, match="is done already"), override("en"):
        entry.share(by=cast.amina)
    with pytest.raises(Refused, match="Someone was faster"), override("en"):
        entry.share(by=cast.mehari)


def test_a_draft_cannot_be_shared(cast: Cast) -> None:
    with pytest.raises(Refused):
        make_draft(cast).share(by=cast.amina)


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)

    sign_in(cast.amina).post(url_of(entry))

    event = Event.objects.about(entry).last()
    assert event is not None
    assert (event.action, event.by) == ("share", cast.amina)
