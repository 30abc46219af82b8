"""A month is locked when the funder has taken it in."""

import pytest

from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.conftest import SignIn
from tests.reporting.months import actions, open_months, send


def test_lo_locks_what_was_sent(cast: Cast, sign_in: SignIn) -> None:
    month = open_months(cast)[0]
    send(month, cast)

    sign_in(cast.lo).post(f"/reports/months/{month.pk}/lock/")

    month.refresh_from_db()
    assert month.is_over
    assert actions(month) == ["begin", "release", "lock"]


def test_what_was_not_sent_is_not_locked(cast: Cast, sign_in: SignIn) -> None:
    month = open_months(cast)[0]

    with pytest.raises(Refused):
        month.lock(by=cast.lo)
    sign_in(cast.lo).post(f"/reports/months/{month.pk}/lock/")

    month.refresh_from_db()
    assert month.is_open


def test_what_is_to_be_sent_anew_is_not_locked(cast: Cast) -> None:
    january, february, *_later = open_months(cast)
    send(january, cast)
    send(february, cast)
    january.reopen(by=cast.lo, why="En dag saknas.")
    february.refresh_from_db()

    with pytest.raises(Refused, match="Skicka den här på nytt först"):
        february.lock(by=cast.lo)


@pytest.mark.parametrize("who", ["sara", "petra", "ines"])
def test_strangers_do_not(cast: Cast, sign_in: SignIn, who: str) -> None:
    month = open_months(cast)[0]
    send(month, cast)

    response = sign_in(getattr(cast, who)).post(f"/reports/months/{month.pk}/lock/")

    assert response.status_code == 404
