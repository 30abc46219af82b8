"""Amina opens the page to add a moment."""

import re

from django.test import Client

from lifecycle.models import Event
from portfolio.models import Entry
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio.moments import make_draft, make_entry

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
