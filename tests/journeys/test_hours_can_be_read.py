"""Everyone can read the pages about hours and reports, on a phone."""

from pytest_django.live_server_helper import LiveServer

from tests.attendance.hours import enrolment_of, kind_of, seen_here
from tests.cast import Cast
from tests.journeys.conftest import Arrive, faults
from tests.reporting.months import hikikomori, open_months, profile_of, send


def test_every_page_can_be_read(arrive: Arrive, live_server: LiveServer, cast: Cast) -> None:
    kind_of(hikikomori())
    profile_of(hikikomori())
    month = open_months(cast)[0]
    file = send(month, cast)
    seen_here(cast)
    amina = enrolment_of(cast.amina).pk
    visits = {
        cast.sara: ["/attendance/", "/attendance/month/", f"/attendance/people/{amina}/"],
        cast.amina: ["/attendance/mine/", "/attendance/mine/add/"],
        cast.lo: [
            "/reports/",
            f"/reports/{hikikomori().pk}/months/",
            month.get_absolute_url(),
            file.get_absolute_url(),
            f"/reports/{hikikomori().pk}/figures/",
            f"/reports/{hikikomori().pk}/indicators/",
            f"/reports/{hikikomori().pk}/profiles/add/",
        ],
    }

    found = []
    for who, addresses in visits.items():
        page = arrive(who)
        for address in addresses:
            page.goto(live_server.url + address)
            found += faults(page)
            wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert page.evaluate(wide) <= 0, f"{address} is wider than the phone"
    assert found == []
