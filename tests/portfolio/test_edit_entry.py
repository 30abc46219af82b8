"""Amina changes what she has saved."""

import pytest
from django.test import Client

from lifecycle.models import Event
from portfolio.models import Entry
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio.moments import (
    WORDS,
    account,
    filled_in,
    make_draft,
    make_entry,
    make_submitted,
    photo,
    upload,
)


def url_of(entry: Entry) -> str:
    return f"/entries/{entry.pk}/edit/"


@pytest.fixture
def amina(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.amina)


def said(entry: Entry, **changes: object) -> dict[str, object]:
    return filled_in(based_on=entry.version, where=entry.placement_id or "", **changes)


def test_she_finds_what_she_wrote(amina: Client, cast: Cast) -> None:
    page = amina.get(url_of(make_entry(cast))).content.decode()

    assert WORDS in page
    assert 'value="with_help" checked' in page


def test_she_changes_words_and_what_they_show(amina: Client, cast: Cast) -> None:
    entry, other = make_entry(cast), cast.competency("A2.1")

    amina.post(url_of(entry), said(entry, text="Jag bytte däck.", shows=[other.pk]))

    entry.refresh_from_db()
    assert entry.text == "Jag bytte däck."
    assert entry.account.shown == {other.pk: ""}


def test_saving_the_same_words_changes_nothing(amina: Client, cast: Cast) -> None:
    entry = make_entry(cast)
    (shown,) = entry.account.shown
    same = said(entry, shows=[shown], **{f"how_{shown}": "with_help"})

    response = amina.post(url_of(entry), same)

    assert response.status_code == 302
    assert Entry.objects.get(pk=entry.pk).version == entry.version
    assert Event.objects.about(entry).count() == 1


def test_a_new_picture_takes_the_place_of_the_old(amina: Client, cast: Cast) -> None:
    entry = make_entry(cast)
    old = entry.add_photo(photo(), by=cast.amina)

    amina.post(url_of(entry), said(entry, photo=upload()))

    assert entry.evidence.exclude(pk=old.pk).count() == entry.evidence.count() == 1


def test_the_picture_can_be_taken_away(amina: Client, cast: Cast) -> None:
    entry = make_entry(cast)
    entry.add_photo(photo(), by=cast.amina)

    amina.post(url_of(entry), said(entry, without_photo="on"))

    assert not entry.evidence.exists()


def test_a_new_picture_is_wanted_whatever_was_ticked(amina: Client, cast: Cast) -> None:
    entry = make_entry(cast)
    entry.add_photo(photo(), by=cast.amina)

    amina.post(url_of(entry), said(entry, without_photo="on", photo=upload()))

    assert entry.evidence.count() == 1


def test_words_from_another_tab_are_not_written_over(amina: Client, cast: Cast) -> None:
    entry = make_entry(cast)
    seen_before = said(entry, text="Från den gamla fliken.")
    entry.revise(account(cast, text="Från den nya fliken."), by=cast.amina)

    response = amina.post(url_of(entry), seen_before)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Från den gamla fliken." in page
    assert f'name="based_on" value="{entry.version}"' in page
    assert Entry.objects.get(pk=entry.pk).text == "Från den nya fliken."


def test_a_tab_left_open_cannot_change_a_moment_in_an_assessment(amina: Client, cast: Cast) -> None:
    entry = make_submitted(cast)

    response = amina.post(url_of(entry), said(entry, text="Nya ord.", photo=upload()))

    assert response.status_code == 409
    assert "Nya ord." in response.content.decode()
    assert Entry.objects.get(pk=entry.pk).text == WORDS
    assert not entry.evidence.exists()


def test_a_moment_in_an_assessment_says_why_it_cannot_be_changed(amina: Client, cast: Cast) -> None:
    entry = make_submitted(cast)

    page = amina.get(url_of(entry), follow=True)

    assert page.redirect_chain == [(entry.get_absolute_url(), 302)]
    assert "message--error" in page.content.decode()


def test_a_form_with_something_wrong_keeps_all_words(amina: Client, cast: Cast) -> None:
    entry = make_entry(cast)

    response = amina.post(url_of(entry), said(entry, text="Nya ord.", happened_on="i går"))

    assert response.status_code == 422
    assert "Nya ord." in response.content.decode()
    assert "i går" in response.content.decode()


def test_a_draft_is_edited_where_it_is_written(amina: Client, cast: Cast) -> None:
    entry = make_draft(cast)

    assert amina.get(url_of(entry)).headers["Location"] == f"/entries/{entry.pk}/keep/"


def test_a_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    assert sign_in(cast.petra).post(url_of(entry), said(entry)).status_code == 404


def test_the_team_cannot_do_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    assert sign_in(cast.sara).get(url_of(entry)).status_code == 403
    assert sign_in(cast.sara).post(url_of(entry), said(entry)).status_code == 403


def test_it_is_recorded(amina: Client, cast: Cast) -> None:
    entry = make_entry(cast)

    amina.post(url_of(entry), said(entry, text="Nya ord."))

    event = Event.objects.about(entry).last()
    assert event is not None
    assert (event.action, event.by) == ("amend", cast.amina)
