"""Correcting a month opens it, and flags every later month that was sent."""

import pytest

from attendance.models import ClosedMonth
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.attendance.hours import complete
from tests.cast import Cast
from tests.conftest import SignIn
from tests.reporting.months import actions, open_months, send


def test_later_months_are_flagged_and_earlier_ones_are_not(cast: Cast, sign_in: SignIn) -> None:
    months = open_months(cast)
    for month in months[:3]:
        send(month, cast)
    months[2].lock(by=cast.lo)

    sign_in(cast.lo).post(f"/reports/months/{months[1].pk}/reopen/", {"why": "En dag saknas."})

    for month in months:
        month.refresh_from_db()
    assert [month.state for month in months] == ["exported", "open", "locked", "open"]
    assert [month.to_send_anew for month in months] == [False, False, True, False]
    assert actions(months[2])[-1] == "flag"
    last = Event.objects.about(months[1]).last()
    assert last is not None
    assert (last.action, last.note, last.by) == ("reopen", "En dag saknas.", cast.lo)


def test_its_hours_can_be_written_again_and_those_of_others_cannot(cast: Cast) -> None:
    january, february, *_later = open_months(cast)
    send(january, cast)
    send(february, cast)

    january.reopen(by=cast.lo, why="En dag saknas.")

    assert [each.first_on for each in ClosedMonth.objects.all()] == [february.first_on]
    assert complete(cast, day=january.month.last)
    with pytest.raises(Refused):
        complete(cast, day=february.month.last)


def test_why_is_asked_for_and_nothing_is_lost(cast: Cast, sign_in: SignIn) -> None:
    month = open_months(cast)[0]
    send(month, cast)
    address = f"/reports/months/{month.pk}/reopen/"

    empty = sign_in(cast.lo).post(address, {"why": " "})
    long = sign_in(cast.lo).post(address, {"why": "x" * 301})

    month.refresh_from_db()
    assert (empty.status_code, long.status_code) == (422, 422)
    assert "Skriv vad som ska rättas" in empty.content.decode()
    assert "x" * 301 in long.content.decode()
    assert not month.is_open


def test_the_page_says_beforehand_how_many_are_sent_anew(cast: Cast, sign_in: SignIn) -> None:
    months = open_months(cast)
    for month in months[:3]:
        send(month, cast)

    page = sign_in(cast.lo).get(f"/reports/months/{months[0].pk}/reopen/").content.decode()

    assert "2 senare månader" in page


def test_an_open_month_is_not_opened(cast: Cast) -> None:
    with pytest.raises(Refused):
        open_months(cast)[0].reopen(by=cast.lo, why="Nyfiken.")


@pytest.mark.parametrize("who", ["sara", "petra", "ines"])
def test_strangers_do_not(cast: Cast, sign_in: SignIn, who: str) -> None:
    month = open_months(cast)[0]
    send(month, cast)

    response = sign_in(getattr(cast, who)).post(f"/reports/months/{month.pk}/reopen/")

    assert response.status_code == 404
