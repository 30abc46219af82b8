"""Amina opens the page to add a moment."""

import re

import pytest
from django.test import Client

from lifecycle.models import Event
from portfolio.models import Entry
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio.moments import make_draft, make_entry, upload

ADD = "/entries/add/"
NAMED = re.compile(r'action="/entries/([0-9a-f-]{36})/keep/"')


def test_opening_the_page_writes_nothing(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.amina).get(ADD)

    assert page.status_code == 200
    assert not Entry.objects.exists()
    assert not Event.objects.filter(by=cast.amina).exists()


def test_each_form_has_a_name_of_its_own(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    names = {NAMED.findall(browser.get(ADD).content.decode())[0] for _visit in range(3)}

    assert len(names) == 3


def test_the_gallery_is_not_hidden_on_android(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.amina).get(ADD).content.decode()

    assert 'accept="image/*"' in page
    assert "capture" not in page


def test_a_draft_is_offered_again(cast: Cast, sign_in: SignIn) -> None:
    draft = make_draft(cast)

    assert f"/entries/{draft.pk}/keep/" in sign_in(cast.amina).get(ADD).content.decode()


def test_what_she_used_last_is_suggested_first(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)
    last = cast.competency("A6.2")
    entry.assess_self({last.pk: ""}, by=cast.amina)

    page = sign_in(cast.amina).get(ADD).content.decode()

    assert page.index(f'id="shows-{last.pk}"') < page.index("<details")


def test_it_needs_sign_in(cast: Cast) -> None:
    assert Client().get(ADD).status_code == 302


def test_staff_have_no_moments_of_their_own(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.sara).get(ADD).status_code == 403


def test_it_may_begin_with_a_picture(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.amina).post(ADD, {"photo": upload()})

    draft = Entry.objects.get()
    assert response.headers["Location"] == f"/entries/{draft.pk}/keep/"
    assert draft.is_draft
    assert draft.photo is not None


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_it_does_not_begin_with_something_else(
    cast: Cast, sign_in: SignIn, content: bytes | None
) -> None:
    sent = {} if content is None else {"photo": upload(content)}

    assert sign_in(cast.amina).post(ADD, sent).status_code == 422
    assert not Entry.objects.exists()


def test_staff_cannot_begin_one(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.sara).post(ADD, {"photo": upload()}).status_code == 403


def test_no_field_cuts_what_is_written(cast: Cast, sign_in: SignIn) -> None:
    assert "maxlength" not in sign_in(cast.amina).get("/entries/add/").content.decode()
