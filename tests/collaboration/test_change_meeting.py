"""Whoever planned a meeting, or the project lead, moves it."""

import pytest

from lifecycle.models import Event
from tests.cast import Cast
from tests.collaboration.test_plan_meeting import TYPED
from tests.collaboration.together import NUMBER, plan_meeting
from tests.conftest import SignIn


@pytest.mark.parametrize("who", ["sara", "lo"])
def test_it_is_moved_and_recorded(cast: Cast, sign_in: SignIn, who: str) -> None:
    meeting, by = plan_meeting(cast), getattr(cast, who)

    sign_in(by).post(f"{meeting.get_absolute_url()}change/", TYPED)

    meeting.refresh_from_db()
    assert (meeting.title, meeting.sequence) == ("Styrgrupp", 1)
    assert Event.objects.about(meeting).get(action="change").by == by


def test_what_there_is_stands_in_the_form(cast: Cast, sign_in: SignIn) -> None:
    meeting = plan_meeting(cast)

    page = sign_in(cast.sara).get(f"{meeting.get_absolute_url()}change/").content.decode()

    for words in ("Avstämning", "Frölunda torg", "Höstens aktiviteter"):
        assert words in page


def test_colleagues_may_not_and_strangers_do_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    way = f"{plan_meeting(cast).get_absolute_url()}change/"

    assert sign_in(cast.noor).post(way, TYPED).status_code == 403
    assert sign_in(cast.petra).post(way, TYPED).status_code == 404


def test_bad_input_loses_nothing(cast: Cast, sign_in: SignIn) -> None:
    meeting = plan_meeting(cast)
    typed = {**TYPED, "agenda": f"Om {NUMBER}", "title": "Nytt namn"}

    answer = sign_in(cast.sara).post(f"{meeting.get_absolute_url()}change/", typed)

    assert answer.status_code == 422
    assert all(value in answer.content.decode() for value in typed.values())


def test_a_cancelled_one_stays_as_it_is(cast: Cast, sign_in: SignIn) -> None:
    meeting, client = plan_meeting(cast), sign_in(cast.sara)
    meeting.cancel(by=cast.sara)
    way = f"{meeting.get_absolute_url()}change/"

    for answer in (client.get(way, follow=True), client.post(way, TYPED, follow=True)):
        assert "Mötet är inställt." in answer.content.decode()
