"""Pictures are private files: whoever may see the moment sees them, and nobody else."""

from pathlib import Path
from typing import Any

import pytest

from portfolio.models import Entry, Evidence
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio.moments import make_entry, photo


def make_picture(cast: Cast, *, shared: bool = False) -> Evidence:
    return make_entry(cast, shared=shared).add_photo(photo(), by=cast.amina)


def url_of(evidence: Evidence, size: str = "small") -> str:
    return f"/photos/{evidence.pk}/{size}"


@pytest.mark.parametrize("size", ["small", "large"])
def test_its_owner_sees_it(cast: Cast, sign_in: SignIn, size: str) -> None:
    response = sign_in(cast.amina).get(url_of(make_picture(cast), size))

    assert response.status_code == 200
    assert response.content == getattr(photo(), size)


def test_it_can_do_nothing_but_be_looked_at(cast: Cast, sign_in: SignIn) -> None:
    headers = sign_in(cast.amina).get(url_of(make_picture(cast))).headers

    assert headers["Content-Type"] == "image/webp"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]


def test_a_browser_asks_each_time_whether_it_may_still_show_it(cast: Cast, sign_in: SignIn) -> None:
    evidence = make_picture(cast, shared=True)
    sara = sign_in(cast.sara)
    headers = sara.get(url_of(evidence)).headers
    evidence.entry.unshare(by=cast.amina)

    again = sara.get(url_of(evidence), headers={"If-None-Match": headers["ETag"]})

    assert headers["Cache-Control"] == "private, no-cache"
    assert again.status_code == 404


def test_the_same_picture_does_not_travel_twice(cast: Cast, sign_in: SignIn) -> None:
    browser, url = sign_in(cast.amina), url_of(make_picture(cast))
    etag = browser.get(url).headers["ETag"]

    response = browser.get(url, headers={"If-None-Match": etag})

    assert response.status_code == 304
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_the_two_sizes_are_not_taken_for_each_other(cast: Cast, sign_in: SignIn) -> None:
    browser, evidence = sign_in(cast.amina), make_picture(cast)
    etag = browser.get(url_of(evidence, "small")).headers["ETag"]

    response = browser.get(url_of(evidence, "large"), headers={"If-None-Match": etag})

    assert response.status_code == 200


def test_strangers_do_not(cast: Cast, sign_in: SignIn) -> None:
    evidence = make_picture(cast, shared=True)

    for stranger in (cast.petra, cast.mehari, cast.reza, cast.ada, cast.ulla):
        assert sign_in(stranger).get(url_of(evidence)).status_code == 404


def test_the_team_does_once_it_is_shared(cast: Cast, sign_in: SignIn) -> None:
    private, shared = make_picture(cast), make_picture(cast, shared=True)
    sara = sign_in(cast.sara)

    assert sara.get(url_of(private)).status_code == 404
    assert sara.get(url_of(shared)).status_code == 200

    shared.entry.unshare(by=cast.amina)
    assert sara.get(url_of(shared)).status_code == 404


@pytest.mark.parametrize("size", ["huge", "small.webp", "..%2f..%2fjagkan.sqlite3"])
def test_there_are_no_other_sizes(cast: Cast, sign_in: SignIn, size: str) -> None:
    assert sign_in(cast.amina).get(url_of(make_picture(cast), size)).status_code == 404


def test_a_lost_file_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    evidence = make_picture(cast)
    evidence.delete_files()

    assert sign_in(cast.amina).get(url_of(evidence)).status_code == 404


def test_a_row_that_was_not_made_leaves_no_file(
    cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = make_entry(cast)
    monkeypatch.setattr(Evidence, "save", _fail)

    with pytest.raises(OSError, match="full"):
        entry.add_photo(photo(), by=cast.amina)

    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_a_picture_that_fails_leaves_the_one_before(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry: Entry = make_entry(cast)
    before = entry.add_photo(photo(), by=cast.amina)
    monkeypatch.setattr(Evidence, "save", _fail)

    with pytest.raises(OSError, match="full"):
        entry.add_photo(photo(), by=cast.amina)

    assert entry.evidence.get() == before
    assert before.small.storage.exists(str(before.small.name))


def _fail(*args: object, **kwargs: object) -> None:
    raise OSError("the disk is full")
