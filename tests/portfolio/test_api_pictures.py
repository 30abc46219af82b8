"""The phone sends pictures, as often as it takes, and understands every no."""

import uuid
from pathlib import Path

import pytest
from django.test import Client

from portfolio.models import Evidence
from tests.cast import Cast
from tests.portfolio import hostile
from tests.portfolio.moments import (
    jpeg,
    make_entry,
    make_submitted,
    photo,
)
from tests.portfolio.phone import media_url, phone_of


@pytest.fixture
def phone(cast: Cast) -> Client:
    return phone_of(cast.amina)


def test_a_picture_is_put_once(phone: Client, cast: Cast) -> None:
    entry, pk = make_entry(cast), uuid.uuid4()
    url = media_url(pk, entry.pk)

    first, second = (phone.put(url, jpeg(), "image/jpeg") for _time in range(2))

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["sha256"] == photo().sha256
    assert [one.pk for one in entry.evidence.all()] == [pk]


def test_another_picture_under_the_same_name_is_a_conflict(phone: Client, cast: Cast) -> None:
    entry = make_entry(cast)
    evidence = entry.add_photo(photo(), by=cast.amina)

    response = phone.put(media_url(evidence.pk, entry.pk), hostile.picture("PNG"), "image/png")

    assert response.status_code == 409


def test_an_iphones_picture_is_taken(phone: Client, cast: Cast) -> None:
    heic = Path(__file__).with_name("photo.heic").read_bytes()
    url = media_url(uuid.uuid4(), make_entry(cast).pk)

    assert phone.put(url, heic, "image/heic").status_code == 201


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"x" * (15 * 1024 * 1024 + 1), "image/jpeg", 413),
        (b"<svg/>", "image/svg+xml", 415),
        (hostile.picture("GIF"), "image/gif", 415),
        (hostile.picture("PNG"), "application/octet-stream", 415),
        (hostile.picture("PNG"), "text/plain", 415),
        (hostile.picture("PNG")[:80], "image/png", 422),
        (b"", "image/jpeg", 422),
    ],
)
def test_a_picture_that_does_not_fit_is_explained(
    phone: Client, cast: Cast, content: bytes, kind: str, status: int
) -> None:
    url = media_url(uuid.uuid4(), make_entry(cast).pk)

    response = phone.put(url, content, kind)

    assert response.status_code == status
    assert not Evidence.objects.exists()


def test_a_picture_for_an_entry_in_an_assessment_is_locked(phone: Client, cast: Cast) -> None:
    url = media_url(uuid.uuid4(), make_submitted(cast).pk)

    assert phone.put(url, jpeg(), "image/jpeg").status_code == 423


@pytest.mark.parametrize("entry", ["", "none", str(uuid.UUID(int=7))])
def test_a_picture_of_no_entry_is_not_found(phone: Client, cast: Cast, entry: str) -> None:
    assert phone.put(media_url(uuid.uuid4(), entry), jpeg(), "image/jpeg").status_code == 404


def test_pictures_of_others_are_not_found(phone: Client, cast: Cast) -> None:
    entry = make_entry(cast)
    evidence = entry.add_photo(photo(), by=cast.amina)
    meharis = phone_of(cast.mehari)

    for url in (media_url(uuid.uuid4(), entry.pk), media_url(evidence.pk, entry.pk)):
        assert meharis.put(url, jpeg(), "image/jpeg").status_code == 404
    assert meharis.delete(media_url(evidence.pk, entry.pk)).status_code == 404


def test_a_picture_is_deleted(phone: Client, cast: Cast) -> None:
    entry = make_entry(cast)
    evidence = entry.add_photo(photo(), by=cast.amina)

    assert phone.delete(f"/api/media/{evidence.pk}/").status_code == 204
    assert not entry.evidence.exists()
