"""The participant says «I was here»; a leader attests; either may be first."""

import pytest

from attendance.models import AttendanceRecord, ClosedMonth
from attendance.months import Month
from lifecycle.models import Event
from tests.attendance.hours import enrolment_of, seen_here, sign_all, sitting
from tests.cast import Cast
from tests.conftest import SignIn

MINE, SIGN, ATTEST = "/attendance/mine/", "/attendance/mine/sign/", "/attendance/attest/"


def own_hours(cast: Cast) -> AttendanceRecord:
    wanted = sitting(cast.amina)
    return AttendanceRecord.record(wanted, [enrolment_of(cast.amina)], by=cast.amina)[0]


def test_amina_signs_what_sara_has_attested(cast: Cast, sign_in: SignIn) -> None:
    record = seen_here(cast)

    sign_in(cast.amina).post(SIGN, {"record": [record.pk]})

    assert AttendanceRecord.objects.complete().get() == record
    assert [event.action for event in Event.objects.about(record)] == ["record", "sign"]


def test_sara_attests_what_amina_has_signed(cast: Cast, sign_in: SignIn) -> None:
    record = own_hours(cast)
    assert "väntar på en ledare" in sign_in(cast.sara).get("/attendance/").content.decode()

    sign_in(cast.sara).post(ATTEST)

    assert AttendanceRecord.objects.complete().get() == record
    assert [event.action for event in Event.objects.about(record)] == ["record", "attest"]


def test_twice_is_once(cast: Cast, sign_in: SignIn) -> None:
    record = seen_here(cast)

    for _press in range(2):
        sign_in(cast.amina).post(SIGN, {"record": [record.pk]})

    assert record.words.count() == 2


def test_nobody_signs_for_another(cast: Cast, sign_in: SignIn) -> None:
    record = seen_here(cast)

    for other in (cast.mehari, cast.skye):
        sign_in(other).post(SIGN, {"record": [record.pk]})
    assert sign_in(cast.sara).post(SIGN, {"record": [record.pk]}).status_code == 403

    assert not AttendanceRecord.objects.complete().exists()


def test_nobody_attests_their_own(cast: Cast) -> None:
    record = own_hours(cast)

    assert AttendanceRecord.attest(AttendanceRecord.objects.all(), by=cast.amina) == 0
    assert not record.is_attested


def test_nobody_attests_of_those_they_do_not_follow(cast: Cast, sign_in: SignIn) -> None:
    record = own_hours(cast)

    for other in (cast.petra, cast.reza):
        sign_in(other).post(ATTEST, {"record": [record.pk]})
    assert sign_in(cast.lo).post(ATTEST, {"record": [record.pk]}).status_code == 403

    assert not AttendanceRecord.objects.complete().exists()


def test_a_reported_month_takes_no_more_words(cast: Cast) -> None:
    record = seen_here(cast)
    ClosedMonth.close([enrolment_of(cast.amina).local_project], Month.of(record.day))
    assert sign_all(cast.amina) == 0

    ClosedMonth.reopen([enrolment_of(cast.amina).local_project], Month.of(record.day))
    assert sign_all(cast.amina) == 1


@pytest.mark.parametrize("ticked", [[], ["x"], ["9" * 30], ["-1"]])
def test_nothing_ticked_is_said(cast: Cast, sign_in: SignIn, ticked: list[str]) -> None:
    seen_here(cast)

    page = sign_in(cast.amina).post(SIGN, {"record": ticked}, follow=True).content.decode()

    assert "Kryssa i minst en dag" in page


def test_the_month_says_what_counts(cast: Cast, sign_in: SignIn) -> None:
    record = seen_here(cast, minutes=90)
    browser = sign_in(cast.amina)
    month = Month.of(record.day).written
    assert "0 tim räknas" in browser.get(f"{MINE}?month={month}").content.decode()

    sign_all(cast.amina)

    assert "1 tim 30 min räknas" in browser.get(f"{MINE}?month={month}").content.decode()
    assert "räknas" not in browser.get(f"{MINE}?month=2026-02").content.decode()
