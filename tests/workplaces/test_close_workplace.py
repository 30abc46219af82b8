"""A place takes nobody more."""

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import plan
from tests.workplaces.placed import make_place, today
from workplaces.models import Workplace


def door_of(place: Workplace) -> str:
    return f"/workplaces/{place.pk}/close/"


def test_it_takes_nobody_and_leaves_the_list(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)

    page = sign_in(cast.reza).post(door_of(place), follow=True).content.decode()

    place.refresh_from_db()
    assert not place.is_open
    assert "Planera en placering här" not in page
    assert place.name not in sign_in(cast.reza).get("/workplaces/").content.decode()
    assert place.name in sign_in(cast.reza).get("/workplaces/?closed=on").content.decode()
    with pytest.raises(Refused):
        plan(cast.amina, place, by=cast.reza, starts_on=today())


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    sign_in(cast.lo).post(door_of(place))

    last = Event.objects.about(place).last()
    assert last is not None
    assert (last.action, last.by) == ("close", cast.lo)


def test_not_while_somebody_is_there(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.reza).post(door_of(cast.cykelkoket), follow=True).content.decode()

    cast.cykelkoket.refresh_from_db()
    assert cast.cykelkoket.is_open
    assert "Avsluta det först" in page


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    place.close(by=cast.reza)

    page = sign_in(cast.reza).post(door_of(place), follow=True).content.decode()

    assert "redan gjort" in page


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    for stranger in (cast.amina, cast.petra, cast.ulla):
        assert sign_in(stranger).post(door_of(place)).status_code == 404
    assert sign_in(cast.sara).post(door_of(place)).status_code == 403
    assert sign_in(cast.reza).get(door_of(place)).status_code == 405
