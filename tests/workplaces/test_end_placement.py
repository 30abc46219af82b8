"""A placement is over: by somebody, or by the clock."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from lifecycle.models import Event
from tests.cast import Cast
from tests.conftest import SignIn
from tests.workplaces.placed import today
from workplaces.models import Placement


def door(cast: Cast) -> str:
    return f"/placements/{cast.placement.pk}/end/"


def test_it_is_over_on_the_day_that_was_said(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.reza).post(door(cast), {"ends_on": "2026-06-30"}, follow=True)

    cast.placement.refresh_from_db()
    assert (cast.placement.state, cast.placement.ends_on) == ("ended", date(2026, 6, 30))
    assert "Ändra planen" not in page.content.decode()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.lo).post(door(cast), {"ends_on": "2026-06-30"})

    last = Event.objects.about(cast.placement).last()
    assert last is not None
    assert (last.action, last.by) == ("end", cast.lo)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "Välj en dag"),
        ("x", "Skriv en dag som"),
        ("2026-01-11", "Sista dagen ligger före den första"),
        ("2099-01-01", "inte kommit än"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, day: str, sentence: str
) -> None:
    response = sign_in(cast.reza).post(door(cast), {"ends_on": day})

    page = response.content.decode()
    cast.placement.refresh_from_db()
    assert response.status_code == 422
    assert sentence in page
    assert f'value="{day}"' in page or not day
    assert cast.placement.is_active


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    cast.placement.end(by=cast.reza)

    page = sign_in(cast.reza).post(door(cast), {"ends_on": today().isoformat()}, follow=True)

    assert "redan gjort" in page.content.decode()


def test_the_clock_ends_it_on_the_day_after_the_last(cast: Cast) -> None:
    cast.placement.describe({"ends_on": today()}, by=cast.reza)
    call_command("keep_time", "--once")
    cast.placement.refresh_from_db()
    assert cast.placement.is_active

    Placement.objects.filter(pk=cast.placement.pk).update(ends_on=today() - timedelta(days=1))
    call_command("keep_time", "--once")

    cast.placement.refresh_from_db()
    last = Event.objects.about(cast.placement).last()
    assert last is not None
    assert (cast.placement.state, last.by_name) == ("ended", "keep_time")


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.petra, cast.mehari, cast.sara, cast.ulla):
        assert sign_in(stranger).get(door(cast)).status_code == 404
    assert sign_in(cast.amina).post(door(cast)).status_code == 403
