"""When, with whom and what: a plan is changed."""

from datetime import timedelta

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Enrolment, Programme
from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import plan
from tests.workplaces.placed import make_boss, make_minor, make_place, today
from workplaces.models import Item, Placement


def door_of(placement: Placement) -> str:
    return f"/placements/{placement.pk}/describe/"


def facts_of(placement: Placement, **changed: object) -> dict[str, object]:
    facts: dict[str, object] = {
        "starts_on": placement.starts_on.isoformat(),
        "ends_on": "",
        "supervisor": placement.supervisor_id or "",
        "tasks": placement.tasks,
    }
    return {**facts, **changed}


def test_the_plan_is_changed_and_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    last_day = (today() + timedelta(days=9)).isoformat()

    sign_in(cast.reza).post(
        door_of(cast.placement), facts_of(cast.placement, ends_on=last_day, tasks="Montera hjul")
    )

    cast.placement.refresh_from_db()
    last = Event.objects.about(cast.placement).last()
    assert last is not None
    assert cast.placement.tasks == "Montera hjul"
    assert (last.action, last.by, last.note) == ("describe", cast.reza, "ends_on, tasks")


def test_another_supervisor_is_asked_anew(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    placement = plan(make_minor(cast), place, make_boss(place), by=cast.reza, starts_on=today())
    placement.check_off({Item.SUPERVISOR: today(), Item.RISK: today()}, by=cast.reza)
    other = make_boss(place, "Bo Ek")

    sign_in(cast.reza).post(door_of(placement), facts_of(placement, supervisor=other.pk))

    assert [check.item for check in placement.checks.all()] == [Item.RISK]


def test_what_has_begun_keeps_its_first_day(cast: Cast, sign_in: SignIn) -> None:
    before = cast.placement.starts_on

    moved = facts_of(cast.placement, starts_on=today().isoformat())
    sign_in(cast.reza).post(door_of(cast.placement), moved)

    cast.placement.refresh_from_db()
    assert cast.placement.starts_on == before


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ends_on": "2026-01-01"}, "Sista dagen ligger före den första"),
        ({"supervisor": "999999"}, "Välj ur listan"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    facts = facts_of(cast.placement, tasks="Montera hjul", **changed)

    response = sign_in(cast.reza).post(door_of(cast.placement), facts)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Montera hjul" in page


def test_what_is_over_is_not_changed_and_nothing_is_lost(cast: Cast, sign_in: SignIn) -> None:
    cast.placement.end(by=cast.reza)

    response = sign_in(cast.reza).post(
        door_of(cast.placement), facts_of(cast.placement, tasks="Montera hjul")
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Inget ändras längre" in page
    assert "Montera hjul" in page


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.petra, cast.mehari, cast.sara, cast.ulla):
        assert sign_in(stranger).get(door_of(cast.placement)).status_code == 404
    assert sign_in(cast.amina).post(door_of(cast.placement)).status_code == 403


def test_no_day_is_moved_past_the_programme(cast: Cast, sign_in: SignIn) -> None:
    Programme.objects.filter(name="Hikikomori").update(ends_on=today())
    past = (today() + timedelta(days=1)).isoformat()
    reza = sign_in(cast.reza)

    refused = reza.post(door_of(cast.placement), facts_of(cast.placement, ends_on=past))
    other = reza.post(door_of(cast.placement), facts_of(cast.placement, tasks="Montera hjul"))

    cast.placement.refresh_from_db()
    assert (refused.status_code, other.status_code) == (422, 302)
    assert "Programmet slutar" in refused.content.decode()
    assert (cast.placement.ends_on, cast.placement.tasks) == (None, "Montera hjul")
    with pytest.raises(Refused, match="Programmet slutar"):
        cast.placement.describe({"ends_on": today() + timedelta(days=1)}, by=cast.reza)


def test_what_is_under_way_can_be_made_shorter_after_somebody_has_left(
    cast: Cast, sign_in: SignIn
) -> None:
    enrolment = Enrolment.objects.get(participant=cast.amina)
    enrolment.withdraw(by=cast.sara, on=today(), reason="work")

    made = sign_in(cast.reza).post(
        door_of(cast.placement), facts_of(cast.placement, ends_on=today().isoformat())
    )

    assert made.status_code == 302
