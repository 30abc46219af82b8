"""The photo that was sent along is to be had by the link, for as long as the question is open."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Reading
from confirmations.models import ConfirmationRequest
from portfolio.media import take_in
from tests.cast import Cast
from tests.confirmations.asked import after_it_expired, answer, ask, make_entry
from tests.photos import workshop_photo


@pytest.fixture
def asked(cast: Cast) -> ConfirmationRequest:
    entry = make_entry(cast)
    jpeg = workshop_photo("wheel", taken_at=datetime(2026, 11, 19, 10, 0), size=(400, 300))
    entry.add_photo(take_in(jpeg), by=cast.amina)
    return ask(cast, entry)


def address_of(asked: ConfirmationRequest, size: str = "small") -> str:
    return reverse("confirmations:show_photo", args=[asked.token, size])


@pytest.mark.parametrize("size", ["small", "large"])
def test_it_is_on_the_page(asked: ConfirmationRequest, size: str) -> None:
    page = Client().get(asked.path).content.decode()
    response = Client().get(address_of(asked, size))

    assert address_of(asked, size) in page
    assert response.headers["Content-Type"] == "image/webp"
    assert b"".join(response.streaming_content)[:4] == b"RIFF"  # type: ignore[attr-defined]
    assert response.headers["Cache-Control"] == "no-store, private"


def test_the_page_and_its_photo_are_one_look(asked: ConfirmationRequest) -> None:
    Client().get(asked.path)
    b"".join(Client().get(address_of(asked)).streaming_content)  # type: ignore[attr-defined]

    assert Reading.objects.filter(participant=asked.participant).count() == 1


def test_it_is_gone_when_the_question_is_closed(asked: ConfirmationRequest) -> None:
    with after_it_expired():
        assert Client().get(address_of(asked)).status_code == 404
    answer(asked)
    assert Client().get(address_of(asked)).status_code == 404


def test_a_deleted_photo_leaves_the_page_as_it_is(asked: ConfirmationRequest) -> None:
    assert asked.photo is not None
    asked.photo.remove()

    assert Client().get(address_of(asked)).status_code == 404
    assert "<img" not in Client().get(asked.path).content.decode()


def test_no_other_size_is_offered(asked: ConfirmationRequest) -> None:
    assert Client().get(address_of(asked, "original")).status_code == 404
