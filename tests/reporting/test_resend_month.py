"""A month that was sent before an earlier one was corrected is sent anew, with a new file."""

import pytest

from lifecycle.transitions import Refused
from reporting import exchange
from tests.attendance.hours import complete
from tests.cast import Cast
from tests.reporting.months import actions, open_months, prepare, send
from tests.story_of_hours import second_lead


def test_a_flagged_month_is_sent_anew(cast: Cast) -> None:
    january, february, *_later = open_months(cast)
    send(january, cast)
    send(february, cast)
    february.lock(by=cast.lo)
    january.reopen(by=cast.lo, why="En dag saknas.")
    complete(cast, day=january.month.last)
    february.refresh_from_db()

    early = prepare(february, cast)
    with pytest.raises(Refused, match="januari 2026 först"):
        exchange.release(early, by=second_lead(cast))
    january.refresh_from_db()
    send(january, cast)
    february.refresh_from_db()
    send(february, cast)

    assert (february.state, february.to_send_anew) == ("exported", False)
    assert actions(february) == ["begin", "release", "lock", "flag", "resend"]
    assert february.files.count() == 3


def test_what_is_not_flagged_is_not_sent_anew(cast: Cast) -> None:
    january = open_months(cast)[0]
    file = send(january, cast)

    with pytest.raises(Refused, match="har skickats"):
        january.resend(file, by=second_lead(cast))


def test_lo_does_not_resend_what_lo_prepared(cast: Cast) -> None:
    january, february, *_later = open_months(cast)
    send(january, cast)
    send(february, cast)
    january.reopen(by=cast.lo, why="En dag saknas.")
    send(january, cast)
    february.refresh_from_db()

    with pytest.raises(Refused, match="Den som förberedde"):
        exchange.release(prepare(february, cast), by=cast.lo)
