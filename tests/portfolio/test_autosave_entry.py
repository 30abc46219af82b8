"""What is being written is kept on the server, as long as it is a draft."""

import uuid

import pytest
from django.test import Client

from portfolio.models import Entry
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio.moments import (
    WORDS,
    filled_in,
    make_draft,
    make_entry,
    make_submitted,
    upload,
)


def url_of(pk: object) -> str:
    return f"/entries/{pk}/autosave/"


@pytest.fixture
def amina(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.amina)


def test_words_become_a_draft(amina: Client, cast: Cast) -> None:
    pk = uuid.uuid4()

    response = amina.post(url_of(pk), filled_in(where=cast.placement.pk))

    entry = Entry.objects.get(pk=pk)
    assert response.headers["Content-Type"].startswith("text/plain")
    assert (entry.state, entry.text, entry.placement) == ("draft", WORDS, cast.placement)


def test_a_form_that_says_nothing_makes_nothing(amina: Client, cast: Cast) -> None:
    assert amina.post(url_of(uuid.uuid4()), filled_in(text="")).status_code == 204
    assert not Entry.objects.exists()


def test_a_picture_is_on_the_draft_before_it_is_saved(amina: Client, cast: Cast) -> None:
    pk = uuid.uuid4()

    amina.post(url_of(pk), filled_in(text="", photo=upload()))

    assert Entry.objects.get(pk=pk).photo is not None


def test_what_cannot_be_understood_leaves_what_was_there(amina: Client, cast: Cast) -> None:
    draft = make_draft(cast)

    response = amina.post(url_of(draft.pk), filled_in(text="x" * 5000, happened_on="i går"))

    assert (response.status_code, response.headers["X-Field"]) == (422, "text")
    assert "4000" in response.content.decode()
    assert Entry.objects.get(pk=draft.pk).text == WORDS


def test_a_file_that_is_no_picture_is_explained(amina: Client, cast: Cast) -> None:
    pk = uuid.uuid4()

    response = amina.post(url_of(pk), filled_in(photo=upload(b"no picture")))

    assert response.status_code == 422
    assert response.headers["Content-Type"].startswith("text/plain")
    assert Entry.objects.get(pk=pk).text == WORDS


def test_a_file_that_is_no_picture_is_explained_with_nothing_else_there(
    amina: Client, cast: Cast
) -> None:
    response = amina.post(url_of(uuid.uuid4()), filled_in(text="", photo=upload(b"no picture")))

    assert (response.status_code, response.headers["X-Field"]) == (422, "photo")
    assert not Entry.objects.exists()


def test_words_taken_back_are_no_error(amina: Client, cast: Cast) -> None:
    response = amina.post(url_of(make_draft(cast).pk), filled_in(text=""))

    assert response.status_code == 200


def test_a_late_autosave_does_not_touch_what_was_saved(amina: Client, cast: Cast) -> None:
    for entry in (make_entry(cast), make_submitted(cast)):
        response = amina.post(url_of(entry.pk), filled_in(text="Sent."))

        assert response.status_code == 409
        assert Entry.objects.get(pk=entry.pk).text == WORDS


def test_looking_writes_nothing(amina: Client, cast: Cast) -> None:
    assert amina.get(url_of(uuid.uuid4())).status_code == 405


def test_a_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    draft = make_draft(cast)

    assert sign_in(cast.mehari).post(url_of(draft.pk), filled_in()).status_code == 404
    assert sign_in(cast.sara).post(url_of(draft.pk), filled_in()).status_code == 404


def test_staff_cannot_begin_one(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.sara).post(url_of(uuid.uuid4()), filled_in()).status_code == 403
