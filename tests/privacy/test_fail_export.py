"""A copy that cannot be made says so, and can be asked for again."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from lifecycle.models import Event
from lifecycle.transitions import Refused
from privacy import exchange
from privacy.exchange.making import make_export
from privacy.models import Export
from tests.cast import Cast
from tests.conftest import SignIn
from tests.privacy.copies import PAGE, make_copy


def break_down(*_args: object, **_facts: object) -> None:
    raise OSError("The disk is full.")


def test_trouble_is_told_logged_and_no_file_is_left(
    cast: Cast,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    export = exchange.ask_for(by=cast.amina)
    monkeypatch.setattr("privacy.exchange.parcel.Parcel.pack", break_down)

    make_export.call(str(export.pk))

    export.refresh_from_db()
    assert export.has_failed
    assert not export.file
    assert "The disk is full." in caplog.text
    assert "Det gick inte den här gången." in sign_in(cast.amina).get(PAGE).content.decode()
    monkeypatch.undo()
    assert make_copy(cast.amina).is_ready


def test_what_no_worker_ends_is_given_up(cast: Cast) -> None:
    export = exchange.ask_for(by=cast.amina)
    said = StringIO()

    with time_machine.travel(timezone.now() + timedelta(hours=4), tick=False):
        call_command("tidy_exports", stdout=said)
        call_command("tidy_exports", stdout=said)

    export.refresh_from_db()
    assert export.has_failed
    assert said.getvalue() == f"given up: export {export.pk}\n"


def test_a_copy_that_was_given_up_is_not_finished_later(cast: Cast) -> None:
    export = exchange.ask_for(by=cast.amina)
    export.fail()

    make_export.call(str(export.pk))

    assert Export.objects.get().has_failed
    with pytest.raises(Refused):
        export.finish("exports/x.zip", size=1, missing=0)


def test_it_is_recorded(cast: Cast) -> None:
    export = exchange.ask_for(by=cast.amina)

    export.fail(note="OSError")

    event = Event.objects.about(export).get(action="fail")
    assert (event.by, event.note) == (None, "OSError")
