"""The clock does each chore, and one that fails stops no other."""

from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command

from confirmations.models import ConfirmationRequest
from home.management.chores import CHORES, Chore, do_chores
from tests.cast import Cast
from tests.confirmations.asked import after_it_expired, ask


def fail() -> None:
    raise ZeroDivisionError("of this chore")


def test_one_that_fails_is_loud_and_stops_no_other(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []
    chores = [
        Chore("first", lambda: done.append("first")),
        Chore("second", fail),
        Chore("third", lambda: done.append("third")),
    ]

    assert do_chores(chores) == ["second"]
    assert done == ["first", "third"]
    assert "The chore second failed" in caplog.text
    assert "of this chore" in caplog.text


def test_it_closes_links_whose_time_has_passed(cast: Cast) -> None:
    request = ask(cast)
    with after_it_expired():
        call_command("keep_time", "--once")

    request.refresh_from_db()
    assert request.state == ConfirmationRequest.State.EXPIRED


def test_cron_hears_of_what_failed(db: None) -> None:
    broken = [Chore("broken", fail)]
    with (
        patch("home.management.commands.keep_time.CHORES", broken),
        pytest.raises(CommandError, match="broken"),
    ):
        call_command("keep_time", "--once")


def test_it_goes_round_until_it_is_stopped(db: None) -> None:
    rounds = iter([None, None, KeyboardInterrupt()])
    chores = [Chore("count", lambda: done.append(1))]
    done: list[int] = []
    with (
        patch("home.management.commands.keep_time.CHORES", chores),
        patch("home.management.commands.keep_time.close_old_connections"),
        patch("time.sleep", side_effect=rounds) as sleep,
        pytest.raises(KeyboardInterrupt),
    ):
        call_command("keep_time")

    assert len(done) == 3
    assert 59 < sleep.call_args.args[0] <= 60


def test_all_chores_may_be_done_twice(cast: Cast) -> None:
    ask(cast)

    assert do_chores(CHORES) == []
    assert do_chores(CHORES) == []
