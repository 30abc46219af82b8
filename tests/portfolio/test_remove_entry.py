"""Amina deletes a moment for good."""

from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from lifecycle.models import Event
from portfolio.models import Entry, Frozen
from tests.assessments.cases import make_submitted_case
from tests.cast import Cast
from tests.conftest import SignIn
from tests.portfolio.moments import make_entry, make_submitted, photo


def url_of(entry: Entry) -> str:
    return f"/entries/{entry.pk}/remove/"


def files_in(folder: str) -> list[Path]:
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def test_it_is_gone_with_its_picture(
    cast: Cast,
    sign_in: SignIn,
    settings: Any,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    entry = make_entry(cast, shared=True)
    entry.add_photo(photo(), by=cast.amina)
    assert len(files_in(settings.MEDIA_ROOT)) == 2

    with django_capture_on_commit_callbacks(execute=True):
        page = sign_in(cast.amina).post(url_of(entry), follow=True)

    assert page.redirect_chain == [("/entries/", 302)]
    assert not Entry.objects.filter(pk=entry.pk).exists()
    assert files_in(settings.MEDIA_ROOT) == []


def test_asking_first_deletes_nothing(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)

    assert sign_in(cast.amina).get(url_of(entry)).status_code == 200
    assert Entry.objects.filter(pk=entry.pk).exists()


def test_a_stranger_does_not_see_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)

    assert sign_in(cast.petra).post(url_of(entry)).status_code == 404
    assert sign_in(cast.ulla).post(url_of(entry)).status_code == 404


def test_the_team_cannot_do_it(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast, shared=True)

    assert sign_in(cast.sara).post(url_of(entry)).status_code == 403


def test_a_moment_in_an_assessment_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    entry = make_submitted(cast)

    page = sign_in(cast.amina).post(url_of(entry), follow=True)

    assert "message--error" in page.content.decode()
    with pytest.raises(Frozen):
        entry.remove(by=cast.amina)


def test_a_moment_from_a_case_that_was_withdrawn_can_go(cast: Cast, sign_in: SignIn) -> None:
    case = make_submitted_case(cast)
    entry = case.entries.all()[0]
    case.withdraw(by=cast.amina)

    sign_in(cast.amina).post(url_of(entry))

    assert not Entry.objects.filter(pk=entry.pk).exists()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    entry = make_entry(cast)

    sign_in(cast.amina).post(url_of(entry))

    event = Event.objects.about(entry).last()
    assert event is not None
    assert (event.action, event.by) == ("remove", cast.amina)
