"""The place and the participant have said yes."""

from datetime import time, timedelta

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import agree, plan
from tests.workplaces.placed import make_minor, make_place, today
from workplaces.hours import Shift
from workplaces.models import Placement, Workplace

EVENINGS = [Shift(day, time(17), time(19)) for day in range(3)]


def door_of(placement: Placement) -> str:
    return f"/placements/{placement.pk}/agree/"


def planned(cast: Cast, place: Workplace | None = None) -> Placement:
    """Return a plan for Amina beside her mornings at Cykelköket."""
    placement = plan(cast.amina, place or make_place(cast), by=cast.reza, starts_on=today())
    placement.change_schedule(EVENINGS, by=cast.reza)
    return placement


def test_it_is_agreed(cast: Cast, sign_in: SignIn) -> None:
    placement = planned(cast)

    page = sign_in(cast.reza).post(door_of(placement), follow=True).content.decode()

    placement.refresh_from_db()
    assert placement.state == "agreed"
    assert "Har det börjat?" in page


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    placement = planned(cast)
    sign_in(cast.lo).post(door_of(placement))

    last = Event.objects.about(placement).last()
    assert last is not None
    assert (last.action, last.by) == ("agree", cast.lo)


def test_hours_that_meet_are_refused_with_the_other_place(cast: Cast, sign_in: SignIn) -> None:
    placement = plan(cast.amina, make_place(cast), by=cast.reza, starts_on=today())
    late = [Shift(2, time(14, 59), time(18))]
    other = make_minor(cast)
    plan(other, placement.workplace, by=cast.reza, starts_on=today())

    with pytest.raises(Refused, match="Cykelköket"):
        placement.change_schedule(late, by=cast.reza)
    placement.change_schedule([Shift(2, time(15), time(18))], by=cast.reza)
    sign_in(cast.reza).post(door_of(placement))

    placement.refresh_from_db()
    assert placement.state == "agreed"


def test_hours_that_nobody_wrote_cannot_be_compared(cast: Cast, sign_in: SignIn) -> None:
    placement = plan(cast.amina, make_place(cast), by=cast.reza, starts_on=today())

    page = sign_in(cast.reza).post(door_of(placement), follow=True).content.decode()

    placement.refresh_from_db()
    assert placement.state == "planned"
    assert "Skriv in båda ställenas tider först" in page


def test_a_place_elsewhere_is_not_named(cast: Cast) -> None:
    Workplace.objects.filter(pk=cast.cykelkoket.pk).update(organisation=cast.partille)
    placement = plan(cast.amina, make_place(cast), by=cast.reza, starts_on=today())

    with pytest.raises(Refused) as refusal:
        agree(placement, by=cast.reza)

    assert "Cykelköket" not in str(refusal.value)


def test_a_full_place_names_who_decides(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast, capacity=1)
    agree(plan(make_minor(cast), place, by=cast.reza, starts_on=today()), by=cast.reza)
    placement = planned(cast, place)

    shown = sign_in(cast.reza).get(placement.get_absolute_url()).content.decode()
    page = sign_in(cast.reza).post(door_of(placement), follow=True).content.decode()

    placement.refresh_from_db()
    assert placement.state == "planned"
    assert "Platsen är full då" in shown
    assert "Lo Andersson bestämmer om en till" in page


def test_the_project_lead_may_let_one_more_in(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast, capacity=1)
    agree(plan(make_minor(cast), place, by=cast.reza, starts_on=today()), by=cast.reza)
    placement = planned(cast, place)

    sign_in(cast.lo).post(door_of(placement))

    placement.refresh_from_db()
    assert placement.state == "agreed"


def test_two_one_after_the_other_fill_one_room(cast: Cast) -> None:
    """A stay that overlaps each of them, but meets one at a time, fits where two are taken."""
    place = make_place(cast, capacity=2)
    middle = today() + timedelta(days=30)
    first, second = make_minor(cast), make_minor(cast, name="Vera Ung")
    agree(plan(first, place, by=cast.reza, starts_on=today(), ends_on=middle), by=cast.reza)
    later = middle + timedelta(days=1)
    agree(plan(second, place, by=cast.reza, starts_on=later), by=cast.reza)

    placement = planned(cast, place)
    placement.agree(by=cast.reza)

    assert placement.state == "agreed"


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    placement = planned(cast)
    placement.agree(by=cast.reza)

    page = sign_in(cast.reza).post(door_of(placement), follow=True).content.decode()

    assert "redan gjort" in page


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    placement = planned(cast)
    for stranger in (cast.petra, cast.mehari, cast.sara, cast.noor, cast.ulla):
        assert sign_in(stranger).post(door_of(placement)).status_code == 404
    assert sign_in(cast.amina).post(door_of(placement)).status_code == 403
