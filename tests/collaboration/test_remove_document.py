"""Whoever added a document, or the project lead, takes it away with all its files."""

from pathlib import Path
from typing import Any

import pytest

from lifecycle.models import Event
from tests.cast import Cast
from tests.collaboration.together import add_document
from tests.conftest import SignIn


@pytest.mark.parametrize("who", ["sara", "lo"])
def test_a_line_is_left_and_no_file(
    cast: Cast,
    sign_in: SignIn,
    django_capture_on_commit_callbacks: Any,
    who: str,
) -> None:
    document, by = add_document(cast), getattr(cast, who)
    stored = Path(document.versions.get().file.path)
    assert stored.exists()

    with django_capture_on_commit_callbacks(execute=True):
        sign_in(by).post(f"{document.get_absolute_url()}remove/")

    assert not stored.exists()
    page = sign_in(cast.noor).get(f"{document.group.get_absolute_url()}documents/")
    assert "Borttaget: <bdi>Anteckningar</bdi>" in page.content.decode()
    assert Event.objects.about(document).get(action="remove").by == by


def test_colleagues_may_not_and_strangers_do_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    way = f"{add_document(cast).get_absolute_url()}remove/"

    assert sign_in(cast.noor).post(way).status_code == 403
    assert sign_in(cast.petra).post(way).status_code == 404


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    document, client = add_document(cast), sign_in(cast.sara)
    way = f"{document.get_absolute_url()}remove/"
    client.post(way)

    assert "Det är redan gjort." in client.post(way, follow=True).content.decode()
