"""A meeting is called off, and stays in the calendar, crossed out."""

from lifecycle.models import Event
from tests.cast import Cast
from tests.collaboration.together import plan_meeting
from tests.conftest import SignIn


def test_it_is_crossed_out_and_recorded(cast: Cast, sign_in: SignIn) -> None:
    meeting = plan_meeting(cast)

    sign_in(cast.lo).post(f"{meeting.get_absolute_url()}cancel/")

    meeting.refresh_from_db()
    assert meeting.is_cancelled
    assert meeting.sequence == 1
    page = sign_in(cast.noor).get(meeting.get_absolute_url()).content.decode()
    assert "Inställt" in page
    month = f"{meeting.group.get_absolute_url()}meetings/?month={meeting.starts_at:%Y-%m}"
    assert "<s><bdi>Avstämning" in sign_in(cast.noor).get(month).content.decode()
    assert Event.objects.about(meeting).get(action="cancel").by == cast.lo


def test_colleagues_may_not_and_strangers_do_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    way = f"{plan_meeting(cast).get_absolute_url()}cancel/"

    assert sign_in(cast.noor).post(way).status_code == 403
    assert sign_in(cast.petra).post(way).status_code == 404
    assert sign_in(cast.sara).get(way).status_code == 405


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    meeting, client = plan_meeting(cast), sign_in(cast.sara)
    client.post(f"{meeting.get_absolute_url()}cancel/")

    again = client.post(f"{meeting.get_absolute_url()}cancel/", follow=True)

    assert "Det är redan gjort." in again.content.decode()
