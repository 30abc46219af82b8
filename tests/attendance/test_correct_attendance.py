"""A correction is a new row in place of the old, with words of its own."""

from typing import Any

import pytest

from attendance.models import AttendanceRecord, ClosedMonth
from attendance.months import Month
from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.attendance.hours import complete, enrolment_of, sign_all, sitting
from tests.cast import Cast
from tests.conftest import SignIn


def filled_in(record: AttendanceRecord, **said: Any) -> dict[str, Any]:
    return {
        "day": record.day.isoformat(),
        "kind": record.kind_id,
        "minutes": "2",
        "begins": "",
        **said,
    }


def address(record: AttendanceRecord) -> str:
    return f"/attendance/{record.pk}/correct/"


def test_sara_corrects_and_amina_signs_anew(cast: Cast, sign_in: SignIn) -> None:
    record = complete(cast)

    sign_in(cast.sara).post(address(record), filled_in(record))

    corrected = AttendanceRecord.objects.current().get()
    assert (corrected.minutes, corrected.replaces) == (120, record)
    assert (corrected.is_attested, corrected.is_signed) == (True, False)
    sign_all(cast.amina)
    assert AttendanceRecord.objects.complete().get() == corrected


def test_the_old_row_stays_as_it_was(cast: Cast) -> None:
    record = complete(cast)
    before = AttendanceRecord.objects.filter(pk=record.pk).values().get()

    record.correct(sitting(cast.amina, minutes=60), by=cast.sara)

    assert AttendanceRecord.objects.filter(pk=record.pk).values().get() == before
    assert record.words.count() == 2
    assert Event.objects.about(record).last().action == "correct"  # type: ignore[union-attr]


def test_amina_corrects_and_sara_attests_anew(cast: Cast, sign_in: SignIn) -> None:
    record = complete(cast)

    response = sign_in(cast.amina).post(address(record), filled_in(record))

    corrected = AttendanceRecord.objects.current().get()
    assert response.headers["Location"].startswith("/attendance/mine/")
    assert (corrected.is_attested, corrected.is_signed) == (False, True)


def test_no_minutes_take_the_hours_away(cast: Cast, sign_in: SignIn) -> None:
    record = complete(cast)

    sign_in(cast.sara).post(address(record), filled_in(record, minutes="0"))

    sign_all(cast.amina)
    assert sum(each.minutes for each in AttendanceRecord.objects.complete()) == 0
    assert "Inga timmar" in sign_in(cast.amina).get("/attendance/mine/").content.decode()


def test_what_is_corrected_already_is_not_corrected_again(cast: Cast) -> None:
    record = complete(cast)
    record.correct(sitting(cast.amina, minutes=60), by=cast.sara)

    with pytest.raises(Refused, match="redan"):
        record.correct(sitting(cast.amina, minutes=30), by=cast.amina)


@pytest.mark.parametrize("moved", [False, True])
def test_a_reported_month_is_not_corrected(cast: Cast, sign_in: SignIn, moved: bool) -> None:
    record = complete(cast)
    month = Month.of(record.day)
    ClosedMonth.close([enrolment_of(cast.amina).local_project], month)
    day = month.before.last if moved else record.day

    response = sign_in(cast.sara).post(
        address(record) + "?lang=en", filled_in(record, day=day.isoformat())
    )

    assert response.status_code == 422
    assert "have been reported" in response.content.decode()
    assert AttendanceRecord.objects.count() == 1


def test_what_is_wrong_is_said_and_nothing_is_lost(cast: Cast, sign_in: SignIn) -> None:
    record = complete(cast)

    response = sign_in(cast.sara).post(
        address(record) + "?lang=en", filled_in(record, minutes="mycket", begins="09:15")
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Write how long like" in page
    assert 'value="mycket"' in page
    assert 'value="09:15"' in page


@pytest.mark.parametrize("who", ["mehari", "skye", "petra", "reza", "lo", "ada", "elin", "ines"])
def test_strangers_find_nothing(cast: Cast, sign_in: SignIn, who: str) -> None:
    record = complete(cast)
    browser = sign_in(getattr(cast, who))

    assert browser.get(address(record)).status_code == 404
    assert browser.post(address(record), filled_in(record)).status_code == 404
    assert AttendanceRecord.objects.count() == 1
