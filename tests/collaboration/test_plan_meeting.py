"""A meeting stands in the calendar at the time of the clock in Stockholm."""

from datetime import UTC, datetime

import pytest

from collaboration.models import Meeting
from lifecycle.models import Event
from tests.cast import Cast
from tests.collaboration.together import NUMBER, group_of, plan_meeting
from tests.conftest import SignIn

TYPED = {
    "title": "Styrgrupp",
    "day": "2027-03-02",
    "begins": "13:00",
    "ends": "14:30",
    "place": "Frölunda torg",
    "agenda": "Läget i teamen",
}


def test_it_is_planned_and_recorded(cast: Cast, sign_in: SignIn) -> None:
    group, client = group_of(cast), sign_in(cast.sara)

    page = client.post(f"{group.get_absolute_url()}meetings/plan/", TYPED, follow=True)

    meeting = Meeting.objects.get()
    assert meeting.starts_at == datetime(2027, 3, 2, 12, 0, tzinfo=UTC)
    assert "tisdag 2 mars 2027, 13:00–14:30" in page.content.decode()
    assert Event.objects.about(meeting).get(action="plan").by == cast.sara
    month = client.get(f"{group.get_absolute_url()}meetings/?month=2027-03").content.decode()
    other = client.get(f"{group.get_absolute_url()}meetings/?month=2027-04").content.decode()
    assert "Styrgrupp" in month
    assert "Styrgrupp" not in other


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Skriv vad mötet heter."),
        ({"title": f"Om {NUMBER}"}, "personnummer"),
        ({"agenda": f"Om {NUMBER}"}, "personnummer"),
        ({"place": f"Hos {NUMBER}"}, "personnummer"),
        ({"day": "31/2"}, "Skriv dagen som"),
        ({"day": "1820-01-01"}, "mellan 2015 och"),
        ({"day": "9999-01-01"}, "mellan 2015 och"),
        ({"begins": "kl ett"}, "Skriv tiden som 13:30."),
        ({"ends": "12:00"}, "slutar innan det börjar"),
        ({"ends": "13:00"}, "slutar innan det börjar"),
        ({"day": "2027-03-28", "begins": "02:30", "ends": "04:00"}, "hoppar över den här timmen"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    typed = {**TYPED, **changed}

    answer = sign_in(cast.sara).post(f"{group_of(cast).get_absolute_url()}meetings/plan/", typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert all(value in page for value in typed.values())
    assert not Meeting.objects.exists()


def test_a_stranger_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    way = f"{group_of(cast).get_absolute_url()}meetings/plan/"

    assert sign_in(cast.petra).post(way, TYPED).status_code == 404
    assert sign_in(cast.petra).get(plan_meeting(cast).get_absolute_url()).status_code == 404


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "x", "0000-01", "9999-12", "1-1"])
def test_a_month_that_is_none_is_another(cast: Cast, sign_in: SignIn, month: str) -> None:
    way = f"{group_of(cast).get_absolute_url()}meetings/"

    assert sign_in(cast.sara).get(way, {"month": month}).status_code == 200
