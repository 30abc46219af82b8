"""A copy is deleted: when its week is over, or when whose it is wants it so."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from lifecycle.models import Event
from lifecycle.transitions import Refused
from privacy.models import Export
from tests.cast import Cast
from tests.conftest import SignIn
from tests.privacy.copies import PAGE, make_copy


def path_of(export: Export) -> Path:
    return Path(export.file.path)


def tidy() -> str:
    said = StringIO()
    call_command("tidy_exports", stdout=said)
    return said.getvalue()


def test_whose_it_is_deletes_it(
    cast: Cast,
    sign_in: SignIn,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    export = make_copy(cast.amina)
    path = path_of(export)
    assert path.exists()

    with django_capture_on_commit_callbacks(execute=True):
        sign_in(cast.amina).post(f"{PAGE}{export.pk}/forget/")

    assert not path.exists()
    assert Export.objects.get().state == "forgotten"


def test_the_calendar_deletes_it_after_a_week_and_only_once(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    export = make_copy(cast.amina)
    path = path_of(export)

    with time_machine.travel(timezone.now() + timedelta(days=6, hours=23)):
        assert tidy() == ""
    after_it = time_machine.travel(timezone.now() + timedelta(days=7, minutes=1))
    with after_it, django_capture_on_commit_callbacks(execute=True):
        first, second = tidy(), tidy()

    assert (first, second) == (f"forgotten: export {export.pk}\n", "")
    assert not path.exists()


def test_nobody_else_may(cast: Cast, sign_in: SignIn) -> None:
    export = make_copy(cast.amina)

    for stranger in (cast.mehari, cast.sara, cast.ulla):
        assert sign_in(stranger).post(f"{PAGE}{export.pk}/forget/").status_code == 404
    assert path_of(export).exists()


def test_twice_is_answered_with_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    export = make_copy(cast.amina)
    client = sign_in(cast.amina)
    client.post(f"{PAGE}{export.pk}/forget/")

    client.post(f"{PAGE}{export.pk}/forget/")

    assert "Det är redan gjort." in client.get(PAGE).content.decode()
    with pytest.raises(Refused):
        export.forget()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    export = make_copy(cast.amina)

    sign_in(cast.amina).post(f"{PAGE}{export.pk}/forget/")

    assert Event.objects.about(export).get(action="forget").by == cast.amina
