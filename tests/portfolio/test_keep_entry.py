"""Amina saves a moment: by the form, by a second press, by a form that something is wrong with."""

import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lifecycle.models import Event
from lifecycle.transitions import Refused
from portfolio.models import Entry
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio import hostile
from tests.portfolio.moments import (
    WORDS,
    filled_in,
    make_draft,
    make_entry,
    make_submitted,
    photo,
    upload,
)
from workplaces.models import Placement


def url_of(pk: object) -> str:
    return f"/entries/{pk}/keep/"


@pytest.fixture
def amina(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.amina)


def test_she_saves_words_and_what_they_show(amina: Client, cast: Cast) -> None:
    pk, shown = uuid.uuid4(), cast.competency("A1.1")
    said = filled_in(where=cast.placement.pk, shows=[shown.pk], **{f"how_{shown.pk}": "tried"})

    response = amina.post(url_of(pk), said, follow=True)

    entry = Entry.objects.get(pk=pk)
    assert response.redirect_chain == [(f"/entries/{pk}/", 302)]
    assert (entry.state, entry.text, entry.placement) == ("private", WORDS, cast.placement)
    assert entry.account.shown == {shown.pk: "tried"}


def test_a_picture_and_a_competency_are_enough(amina: Client, cast: Cast) -> None:
    pk = uuid.uuid4()

    amina.post(url_of(pk), filled_in(text="", photo=upload(), shows=[cast.competency("A1.1").pk]))

    entry = Entry.objects.get(pk=pk)
    assert entry.state == Entry.State.PRIVATE
    assert entry.photo is not None


def test_it_is_recorded_once(amina: Client, cast: Cast) -> None:
    pk = uuid.uuid4()

    amina.post(url_of(pk), filled_in())

    events = Event.objects.about(Entry.objects.get(pk=pk))
    assert list(events.values_list("action", "by__name")) == [("keep", "Amina Yusuf")]


def test_pressing_twice_is_pressing_once(amina: Client, cast: Cast) -> None:
    pk = uuid.uuid4()
    responses = [amina.post(url_of(pk), filled_in(photo=upload())) for _press in range(2)]

    entry = Entry.objects.get()
    assert [response.status_code for response in responses] == [302, 302]
    assert Event.objects.about(entry).count() == 1
    assert entry.evidence.count() == 1


def test_going_back_and_changing_the_words_loses_neither(amina: Client, cast: Cast) -> None:
    pk = uuid.uuid4()
    amina.post(url_of(pk), filled_in())

    response = amina.post(url_of(pk), filled_in(text="Och jag smorde kedjan."))

    assert response.status_code == 409
    assert "Och jag smorde kedjan." in response.content.decode()
    assert Entry.objects.get().text == WORDS


def test_an_empty_form_is_explained_and_makes_nothing(amina: Client, cast: Cast) -> None:
    response = amina.post(url_of(uuid.uuid4()), filled_in(text=" "))

    assert response.status_code == 422
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"happened_on": "0001-01-01"},
        {"happened_on": "9999-12-31"},
        {"happened_on": "31/2 2026"},
        {"happened_on": ""},
        {"happened_on": str(timezone.localdate() + timedelta(days=1))},
        {"where": "999999"},
        {"where": "elsewhere", "place": "x" * 201},
        {"shows": ["999999"]},
        {"shows": ["1; DROP TABLE"]},
    ],
)
def test_nothing_typed_is_lost(amina: Client, cast: Cast, wrong: dict[str, Any]) -> None:
    pk = uuid.uuid4()

    response = amina.post(url_of(pk), filled_in(photo=upload()) | wrong)

    page = response.content.decode()
    assert response.status_code == 422
    assert "<title>" in page
    assert WORDS in page
    photo = Entry.objects.get(pk=pk).photo
    assert photo is not None
    assert f"/photos/{photo.pk}/" in page


def test_today_is_a_day_that_has_come(amina: Client, cast: Cast) -> None:
    said = filled_in(happened_on=str(timezone.localdate()))

    assert amina.post(url_of(uuid.uuid4()), said).status_code == 302


@pytest.mark.parametrize("text", ["a\x00b", "x" * 4001])
def test_words_that_do_not_fit_are_explained(amina: Client, cast: Cast, text: str) -> None:
    response = amina.post(url_of(uuid.uuid4()), filled_in(text=text))

    assert response.status_code == 422


@pytest.mark.parametrize(
    "text",
    [
        "Здравствуй",
        "السلام عليكم",
        "ሰላም ኣሎ",
        "日本語 한국어",
        "Ünïcödé \u0301\u0302",
        "👩🏽‍🔧🚲",
        "\u202eevil\u202c",
        "tab\tbell\x07\x1b[31m",
        "<script>alert(1)</script> {{ 7|add:7 }} %(name)s",
    ],
)
def test_every_script_comes_out_as_it_went_in(amina: Client, cast: Cast, text: str) -> None:
    pk = uuid.uuid4()

    page = amina.post(url_of(pk), filled_in(text=text), follow=True)

    assert page.status_code == 200
    assert Entry.objects.get(pk=pk).text == text
    assert "<script>alert" not in page.content.decode()


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", b"%PDF-1.7", hostile.picture("GIF"), hostile.picture("PNG")[:60]],
)
def test_a_file_that_is_no_picture_is_explained(amina: Client, cast: Cast, content: bytes) -> None:
    pk = uuid.uuid4()

    response = amina.post(url_of(pk), filled_in(photo=upload(content)))

    assert response.status_code == 422
    assert WORDS in response.content.decode()
    assert Entry.objects.get(pk=pk).is_draft


def test_an_iphones_picture_is_taken(amina: Client, cast: Cast) -> None:
    pk = uuid.uuid4()
    heic = Path(__file__).with_name("photo.heic").read_bytes()

    amina.post(url_of(pk), filled_in(photo=upload(heic, "IMG_0001.HEIC")))

    assert Entry.objects.get(pk=pk).photo is not None


def test_somebody_elses_placement_cannot_be_named(amina: Client, cast: Cast) -> None:
    meharis = Placement.objects.get(participant=cast.mehari)

    assert amina.post(url_of(uuid.uuid4()), filled_in(where=meharis.pk)).status_code == 422


def test_a_competency_of_a_framework_out_of_use_cannot_be_chosen(amina: Client, cast: Cast) -> None:
    shown = cast.competency("A1.1")
    cast.framework.retire(by=cast.finn)

    assert amina.post(url_of(uuid.uuid4()), filled_in(shows=[shown.pk])).status_code == 422


def test_an_area_is_no_competency(amina: Client, cast: Cast) -> None:
    area = cast.competency("A1.1").area
    assert area is not None

    assert amina.post(url_of(uuid.uuid4()), filled_in(shows=[area.pk])).status_code == 422


def test_a_draft_goes_on_where_it_was(amina: Client, cast: Cast) -> None:
    page = amina.get(url_of(make_draft(cast).pk)).content.decode()

    assert WORDS in page
    assert 'value="with_help" checked' in page


def test_a_drafts_picture_can_be_taken_away(amina: Client, cast: Cast) -> None:
    draft = make_draft(cast)
    draft.add_photo(photo(), by=cast.amina)

    amina.post(url_of(draft.pk), filled_in(without_photo="on"))

    assert not draft.evidence.exists()


def test_nothing_is_left_when_the_only_picture_is_taken_away(amina: Client, cast: Cast) -> None:
    draft = make_draft(cast)
    draft.add_photo(photo(), by=cast.amina)

    response = amina.post(url_of(draft.pk), filled_in(text="", without_photo="on"))

    assert response.status_code == 422
    assert draft.evidence.exists()


def test_a_stranger_does_not_learn_that_it_exists(cast: Cast, sign_in: SignIn) -> None:
    entry = make_draft(cast)

    for stranger in (cast.mehari, cast.petra, cast.sara, cast.ada):
        assert sign_in(stranger).post(url_of(entry.pk), filled_in()).status_code == 404


def test_the_team_cannot_save_it_again(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    assert sign_in(cast.sara).post(url_of(entry.pk), filled_in()).status_code == 403


def test_staff_cannot_begin_one(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.sara).post(url_of(uuid.uuid4()), filled_in()).status_code == 403


def test_a_saved_one_refuses_to_be_saved_again(cast: Cast) -> None:
    entry = make_entry(cast)

    with pytest.raises(Refused):
        entry.keep(by=cast.amina)


def test_a_form_left_open_meets_a_moment_in_an_assessment(amina: Client, cast: Cast) -> None:
    entry = make_submitted(cast)

    response = amina.post(url_of(entry.pk), filled_in(text="Det här skrev jag nyss."))

    assert response.status_code == 409
    assert "Det här skrev jag nyss." in response.content.decode()
