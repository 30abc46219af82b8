"""What has been seen for a minor: that, when and by whom; nothing of what it said."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import agree, begin, plan
from tests.workplaces.placed import make_boss, make_minor, make_place, today
from workplaces.models import Check, Item, Placement


def door_of(placement: Placement) -> str:
    return f"/placements/{placement.pk}/checks/"


def planned(cast: Cast) -> Placement:
    place = make_place(cast)
    return plan(make_minor(cast), place, make_boss(place), by=cast.reza, starts_on=today())


def test_it_is_written_with_day_and_name(cast: Cast, sign_in: SignIn) -> None:
    placement = planned(cast)
    later = today() + timedelta(days=3)
    seen = {"risk": today().isoformat(), "introduction": later.isoformat()}

    page = sign_in(cast.reza).post(door_of(placement), seen, follow=True).content.decode()

    checks = {check.item: check for check in placement.checks.all()}
    assert set(checks) == {Item.RISK, Item.INTRODUCTION}
    assert (checks["risk"].seen_on, checks["risk"].seen_by) == (today(), cast.reza)
    assert checks["introduction"].seen_on == later
    assert "Reza Karimi" in page


def test_it_is_recorded_and_the_same_again_is_not(cast: Cast, sign_in: SignIn) -> None:
    placement = planned(cast)
    sign_in(cast.lo).post(door_of(placement), {"risk": today().isoformat()})
    sign_in(cast.reza).post(door_of(placement), {"risk": today().isoformat()})

    [event] = Event.objects.about(placement).filter(action="check_off")
    assert (event.by, event.note) == (cast.lo, "risk")
    assert placement.checks.get().seen_by == cast.lo


def test_an_emptied_day_is_open_again(cast: Cast, sign_in: SignIn) -> None:
    placement = planned(cast)
    placement.check_off({Item.RISK: today()}, by=cast.reza)

    sign_in(cast.reza).post(door_of(placement), {"risk": ""})

    assert not placement.checks.exists()


def test_an_extract_leaves_a_day_and_a_name_alone(cast: Cast, sign_in: SignIn) -> None:
    placement = planned(cast)

    page = sign_in(cast.reza).post(
        door_of(placement), {"extract": today().isoformat()}, follow=True
    )

    assert "Ett registerutdrag visades" in page.content.decode()
    assert {field.name for field in Check._meta.fields} == {
        "id",
        "placement",
        "item",
        "seen_on",
        "seen_by",
    }


@pytest.mark.parametrize(
    ("day", "sentence"), [("i går", "Skriv en dag som"), ("2099-01-01", "inte kommit än")]
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, day: str, sentence: str
) -> None:
    placement = planned(cast)
    seen = {"risk": day, "supervisor": today().isoformat()}

    response = sign_in(cast.reza).post(door_of(placement), seen)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert f'value="{day}"' in page
    assert f'value="{today().isoformat()}"' in page
    assert not placement.checks.exists()


def test_what_is_over_is_not_changed(cast: Cast, sign_in: SignIn) -> None:
    cast.placement.end(by=cast.reza)

    seen = {"extract": today().isoformat()}
    page = sign_in(cast.reza).post(door_of(cast.placement), seen, follow=True)

    assert "Inget ändras längre" in page.content.decode()
    assert not cast.placement.checks.exists()


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.petra, cast.mehari, cast.sara, cast.ulla):
        assert sign_in(stranger).get(door_of(cast.placement)).status_code == 404
    assert sign_in(cast.amina).post(door_of(cast.placement)).status_code == 403


@pytest.mark.parametrize("step", [agree, begin])
def test_once_it_is_agreed_nothing_seen_is_taken_away(
    cast: Cast, sign_in: SignIn, step: Callable[..., Placement]
) -> None:
    placement = planned(cast)
    placement.check_off({Item.RISK: today()}, by=cast.reza)
    step(placement, by=cast.reza)
    kept = set(placement.checks.values_list("item", "seen_on"))

    response = sign_in(cast.reza).post(door_of(placement), {"risk": ""})

    assert response.status_code == 422
    assert "det som är sett står kvar" in response.content.decode()
    with pytest.raises(Refused, match="står kvar"):
        placement.check_off({Item.RISK: None}, by=cast.reza)
    assert set(placement.checks.values_list("item", "seen_on")) == kept


def test_a_wrong_day_can_be_put_right_while_it_is_under_way(cast: Cast, sign_in: SignIn) -> None:
    placement = begin(planned(cast), by=cast.reza)
    seen = dict(placement.checks.values_list("item", "seen_on"))
    right = {item: day.isoformat() for item, day in seen.items()}
    right["risk"] = (today() - timedelta(days=1)).isoformat()

    sign_in(cast.reza).post(door_of(placement), right)

    assert placement.checks.get(item=Item.RISK).seen_on == today() - timedelta(days=1)


def test_no_introduction_comes_after_the_start(cast: Cast, sign_in: SignIn) -> None:
    placement = begin(planned(cast), by=cast.reza)
    seen = dict(placement.checks.values_list("item", "seen_on"))
    late = {item: day.isoformat() for item, day in seen.items()}
    late["introduction"] = (today() + timedelta(days=3)).isoformat()

    response = sign_in(cast.reza).post(door_of(placement), late)

    assert response.status_code == 422
    assert "hålls före starten" in response.content.decode()
    with pytest.raises(Refused, match="före starten"):
        placement.check_off({Item.INTRODUCTION: today() + timedelta(days=3)}, by=cast.reza)
