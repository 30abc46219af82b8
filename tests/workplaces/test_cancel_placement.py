"""A placement comes to nothing before it has begun. Nobody asks why."""

from lifecycle.models import Event
from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import plan
from tests.workplaces.placed import make_place, today
from workplaces.models import Placement


def door_of(placement: Placement) -> str:
    return f"/placements/{placement.pk}/cancel/"


def planned(cast: Cast) -> Placement:
    return plan(cast.amina, make_place(cast), by=cast.reza, starts_on=today())


def test_it_comes_to_nothing_and_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    placement = planned(cast)
    reza = sign_in(cast.reza)

    asked = reza.get(door_of(placement)).content.decode()
    reza.post(door_of(placement))

    placement.refresh_from_db()
    last = Event.objects.about(placement).last()
    assert last is not None
    assert "textarea" not in asked
    assert placement.state == "cancelled"
    assert (last.action, last.by, last.note) == ("cancel", cast.reza, "")


def test_its_time_is_free_again(cast: Cast) -> None:
    placement = planned(cast)
    placement.cancel(by=cast.reza)

    assert plan(cast.amina, placement.workplace, by=cast.reza, starts_on=today()).pk


def test_what_has_begun_is_ended_instead(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.reza).post(door_of(cast.placement), follow=True).content.decode()

    cast.placement.refresh_from_db()
    assert cast.placement.is_active
    assert "går inte längre" in page


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    placement = planned(cast)
    for stranger in (cast.petra, cast.mehari, cast.sara, cast.ulla):
        assert sign_in(stranger).post(door_of(placement)).status_code == 404
    assert sign_in(cast.amina).post(door_of(placement)).status_code == 403
