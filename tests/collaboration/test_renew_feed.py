"""An address for one's own calendar: made, renewed, and the one before leads nowhere."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from collaboration.models import CalendarFeed, Group
from config.logs import without_secrets
from lifecycle.models import Event
from programmes.models import LocalProject
from tests.cast import Cast
from tests.collaboration.together import hire_officer, plan_meeting
from tests.conftest import SignIn


def path_of(feed: CalendarFeed) -> str:
    return "/" + feed.link.split("/", 3)[3]


def fetch(path: str) -> str:
    answer = Client().get(path)
    return answer.content.decode() if answer.status_code == 200 else ""


def test_it_shows_the_meetings_of_ones_groups(cast: Cast, sign_in: SignIn) -> None:
    meeting = plan_meeting(cast, title="Avstämning")
    sign_in(cast.noor).post("/calendar/renew/")
    feed = CalendarFeed.objects.get()

    answer = Client().get(path_of(feed))

    text = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "SUMMARY:Avstämning" in text
    assert f"UID:{meeting.pk}@" in text
    for hidden in ("Sara", "Nyberg", "jagkan.example:", "Höstens aktiviteter"):
        assert hidden not in text
    assert feed.link in sign_in(cast.noor).get("/calendar/").content.decode()


def test_after_renewal_the_old_address_leads_nowhere(cast: Cast, sign_in: SignIn) -> None:
    plan_meeting(cast)
    old = path_of(CalendarFeed.make(by=cast.sara))

    sign_in(cast.sara).post("/calendar/renew/")

    assert Client().get(old).status_code == 404
    assert "SUMMARY" in fetch(path_of(CalendarFeed.objects.get()))
    feed = CalendarFeed.objects.get()
    assert Event.objects.about(feed).filter(action="renew", by=cast.sara).count() == 2


def test_what_is_changed_keeps_its_mark(cast: Cast) -> None:
    meeting = plan_meeting(cast)
    path = path_of(CalendarFeed.make(by=cast.sara))
    before = fetch(path)

    meeting.change(by=cast.sara, title="Flyttat")
    meeting.cancel(by=cast.sara)

    after = fetch(path)
    mark = next(line for line in before.split("\r\n") if line.startswith("UID:"))
    assert mark in after
    assert "SEQUENCE:2" in after
    assert "STATUS:CANCELLED" in after


def test_nothing_of_another_organisation(cast: Cast) -> None:
    plan_meeting(cast, title="Bara vi")

    assert "Bara vi" not in fetch(path_of(CalendarFeed.make(by=cast.petra)))


def test_ending_a_role_ends_what_it_shows(cast: Cast) -> None:
    plan_meeting(cast, title="Bara vi")
    path = path_of(CalendarFeed.make(by=cast.sara))
    assert "Bara vi" in fetch(path)

    cast.sara.role_assignments.update(ends_on=timezone.localdate() - timedelta(days=1))

    assert "Bara vi" not in fetch(path)


def test_the_project_s_page_has_meetings_too(cast: Cast) -> None:
    place = Group.open_for(LocalProject.objects.get(name="Team Väster"), by=cast.sara)
    meeting = plan_meeting(cast, title="Teamet")
    meeting.group = place
    meeting.save()

    assert "Teamet" in fetch(path_of(CalendarFeed.make(by=cast.noor)))


def test_participants_and_case_officers_have_none(cast: Cast, sign_in: SignIn) -> None:
    for outsider in (cast.amina, hire_officer()):
        assert sign_in(outsider).post("/calendar/renew/").status_code == 403
        assert sign_in(outsider).get("/calendar/").status_code == 403


def test_a_made_up_address_leads_nowhere(cast: Cast) -> None:
    for token in ("x", "0" * 64, "%00"):
        assert Client().get(f"/calendar/{token}/meetings.ics").status_code == 404


def test_the_address_is_in_no_log(cast: Cast) -> None:
    path = path_of(CalendarFeed.make(by=cast.sara))

    assert path.split("/")[2] not in without_secrets(f"GET {path}")
