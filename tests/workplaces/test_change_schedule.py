"""Days and hours of a placement are said anew."""

from datetime import time

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import WEEK, begin, plan
from tests.workplaces.placed import make_boss, make_minor, make_place, today
from workplaces.hours import Shift
from workplaces.models import Placement

WRITTEN = {"from_0": "09:00", "to_0": "12:00", "from_3": "09:00", "to_3": "16:30", "rest": "30"}


def door_of(placement: Placement) -> str:
    return f"/placements/{placement.pk}/schedule/"


def test_the_week_is_as_written_and_its_length_is_said(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.reza).post(door_of(cast.placement), WRITTEN, follow=True)

    assert Placement.objects.get(pk=cast.placement.pk).shifts == [
        Shift(0, time(9), time(12), 30),
        Shift(3, time(9), time(16, 30), 30),
    ]
    assert "9:30 timmar i veckan" in page.content.decode()


def test_an_adult_is_asked_nothing_of_school(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.reza).get(door_of(cast.placement))

    assert page.status_code == 200
    assert 'value="09:00"' in page.content.decode()
    assert "skollov" not in page.content.decode()


def test_what_it_was_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.lo).post(door_of(cast.placement), WRITTEN)

    last = Event.objects.about(cast.placement).last()
    assert last is not None
    assert (last.action, last.by) == ("change_schedule", cast.lo)
    assert "09:00–15:00" in last.note


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"to_0": ""}, "Skriv båda tiderna"),
        ({"from_0": ""}, "Skriv båda tiderna"),
        ({"to_0": "09:00"}, "slutar innan den börjar"),
        ({"from_0": "22:00", "to_0": "06:00"}, "slutar innan den börjar"),
        ({"from_0": "nio"}, "Skriv en tid som 09:00"),
        ({"from_0": "25:00"}, "Skriv en tid som 09:00"),
        ({"rest": "-5"}, "Skriv ett antal minuter"),
        ({"rest": "300"}, "längre än fyra timmar"),
        ({"rest": "x"}, "Skriv ett antal minuter"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    response = sign_in(cast.reza).post(door_of(cast.placement), {**WRITTEN, **changed})

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert 'value="16:30"' in page
    assert Placement.objects.get(pk=cast.placement.pk).shifts == WEEK


def test_hours_that_meet_another_placement_are_said_and_kept(cast: Cast, sign_in: SignIn) -> None:
    second = plan(cast.amina, make_place(cast), by=cast.reza, starts_on=today())

    response = sign_in(cast.reza).post(door_of(second), WRITTEN)

    page = response.content.decode()
    assert response.status_code == 422
    assert "krockar med dem på Cykelköket" in page
    assert 'value="16:30"' in page
    assert not second.days.exists()


def test_a_minor_who_is_there_keeps_to_the_limit(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    minor = make_minor(cast)
    there = plan(minor, place, make_boss(place), by=cast.reza, starts_on=today())
    begin(there, by=cast.reza)

    late = {**WRITTEN, "from_3": "16:00", "to_3": "22:30"}
    response = sign_in(cast.reza).post(door_of(there), late)

    assert response.status_code == 422
    assert "Bara mellan 06:00 och 22:00" in response.content.decode()
    assert Placement.objects.get(pk=there.pk).shifts == WEEK


def test_the_limit_is_told_before_with_its_source(cast: Cast, sign_in: SignIn) -> None:
    minor = make_minor(cast)
    placement = plan(minor, make_place(cast), by=cast.reza, starts_on=today())

    page = sign_in(cast.reza).get(door_of(placement)).content.decode()

    assert "Högst 2 timmar om dagen, 12 timmar och 5 dagar i veckan" in page
    assert "AFS 2012:3" in page
    assert "skollov" in page


def test_what_is_over_is_not_changed(cast: Cast, sign_in: SignIn) -> None:
    cast.placement.end(by=cast.reza)

    page = sign_in(cast.reza).post(door_of(cast.placement), WRITTEN).content.decode()

    assert "Inget ändras längre" in page
    with pytest.raises(Refused):
        cast.placement.change_schedule([], by=cast.reza)


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.petra, cast.mehari, cast.sara, cast.ulla):
        assert sign_in(stranger).get(door_of(cast.placement)).status_code == 404
    assert sign_in(cast.amina).post(door_of(cast.placement), WRITTEN).status_code == 403
