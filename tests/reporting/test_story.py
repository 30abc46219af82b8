"""The demo has months in each state, and hours that wait for somebody's word."""

from attendance.models import AttendanceRecord
from reporting.models import ReportFile, ReportingMonth
from tests.cast import Cast
from tests.conftest import SignIn
from tests.story_of_hours import tell_hours


def test_it_reaches_every_state(cast: Cast, sign_in: SignIn) -> None:
    tell_hours(cast)

    states = ReportingMonth.objects.values_list("state", "to_send_anew")
    assert {("open", False), ("exported", False), ("exported", True), ("locked", False)} == {
        *states
    }
    assert ReportFile.objects.filter(released_at__isnull=True).count() == 1
    assert AttendanceRecord.objects.awaiting("participant").exists()
    assert AttendanceRecord.objects.awaiting("leader").exists()
    page = sign_in(cast.lo).get("/reports/")
    assert page.status_code == 200
