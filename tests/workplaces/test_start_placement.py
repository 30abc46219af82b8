"""A placement begins; for a minor at work when all of the checklist has been seen to."""

from datetime import date, time, timedelta

import pytest

from lifecycle.models import Event
from lifecycle.transitions import Refused
from tests.cast import Cast
from tests.conftest import SignIn
from tests.placing import agree, begin, plan, see_to
from tests.workplaces.placed import make_boss, make_minor, make_place, today
from workplaces.hours import Shift
from workplaces.models import Item, Placement

AT_SCHOOL = [Shift(day, time(15), time(17)) for day in range(3)]
ALL = (Item.RISK, Item.INTRODUCTION, Item.SUPERVISOR, Item.SCHOOL)


def door_of(placement: Placement) -> str:
    return f"/placements/{placement.pk}/start/"


def agreed(cast: Cast, born: date = date(2010, 3, 1)) -> Placement:
    """Return what is agreed for a minor at a workplace, with a supervisor and hours."""
    place = make_place(cast)
    boss = make_boss(place)
    minor = make_minor(cast, born=born)
    return agree(plan(minor, place, boss, by=cast.reza, starts_on=today()), by=cast.reza)


def test_it_begins_when_all_is_seen_to(cast: Cast, sign_in: SignIn) -> None:
    placement = agreed(cast)
    see_to(placement, *ALL, by=cast.reza)

    page = sign_in(cast.reza).post(door_of(placement), follow=True).content.decode()

    placement.refresh_from_db()
    assert placement.state == "active"
    assert "Det är igång" in page


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    placement = agreed(cast)
    see_to(placement, *ALL, by=cast.reza)
    sign_in(cast.lo).post(door_of(placement))

    last = Event.objects.about(placement).last()
    assert last is not None
    assert (last.action, last.by) == ("start", cast.lo)


@pytest.mark.parametrize(
    ("forgotten", "sentence"),
    [
        (Item.RISK, "skriftliga riskbedömning"),
        (Item.INTRODUCTION, "vilken dag introduktionen hålls"),
        (Item.SUPERVISOR, "Fråga om Eva Ek kan arbetet"),
        (Item.SCHOOL, "bara är lätta arbetsuppgifter"),
    ],
)
def test_what_is_missing_is_said(
    cast: Cast, sign_in: SignIn, forgotten: Item, sentence: str
) -> None:
    placement = agreed(cast)
    see_to(placement, *(item for item in ALL if item != forgotten), by=cast.reza)

    page = sign_in(cast.reza).post(door_of(placement), follow=True).content.decode()

    placement.refresh_from_db()
    assert placement.state == "agreed"
    assert "Det kan inte börja än" in page
    assert sentence in page


def test_an_introduction_to_come_does_not_let_it_begin(cast: Cast, sign_in: SignIn) -> None:
    placement = agreed(cast)
    see_to(placement, *ALL, by=cast.reza)
    placement.check_off({Item.INTRODUCTION: today() + timedelta(days=1)}, by=cast.reza)

    page = sign_in(cast.reza).post(door_of(placement), follow=True).content.decode()

    placement.refresh_from_db()
    assert placement.state == "agreed"
    assert "Håll introduktionen först" in page


def test_without_hours_or_supervisor_it_does_not_begin(cast: Cast) -> None:
    placement = plan(make_minor(cast), make_place(cast), by=cast.reza, starts_on=today())
    placement.agree(by=cast.reza)
    see_to(placement, *ALL, by=cast.reza)

    with pytest.raises(Refused) as refusal:
        placement.start(by=cast.reza)

    assert "Ange en handledare" in str(refusal.value)
    assert "Skriv in tiderna" in str(refusal.value)


def test_under_sixteen_it_is_light_work_within_a_childs_hours(cast: Cast) -> None:
    placement = agreed(cast, born=date(2011, 3, 1))
    see_to(placement, Item.RISK, Item.INTRODUCTION, Item.SUPERVISOR, by=cast.reza)

    with pytest.raises(Refused) as refusal:
        placement.start(by=cast.reza)
    assert "lätta arbetsuppgifter" in str(refusal.value)
    assert "Högst 2 timmar om dagen" in str(refusal.value)

    placement = Placement.objects.get(pk=placement.pk)
    placement.check_off({Item.LIGHT_WORK: today()}, by=cast.reza)
    placement.change_schedule(AT_SCHOOL, by=cast.reza)
    placement.start(by=cast.reza)
    assert placement.is_active


def test_school_that_is_finished_makes_nobody_under_sixteen_older(cast: Cast) -> None:
    placement = agreed(cast, born=date(2011, 3, 1))
    see_to(placement, *ALL, by=cast.reza)

    with pytest.raises(Refused, match="lätta arbetsuppgifter"):
        placement.start(by=cast.reza)


def test_hours_at_two_workplaces_count_together(cast: Cast) -> None:
    """Fifteen hours at each are no more than forty; three more days are more than five."""
    placement = agreed(cast)
    see_to(placement, *ALL, by=cast.reza)
    other = make_place(cast, "Bageriet")
    weekend = [Shift(day, time(9), time(12)) for day in (3, 4, 5)]
    second = plan(
        placement.participant, other, make_boss(other, "Bo Ek"), by=cast.reza, starts_on=today()
    )
    agree(second, by=cast.reza, week=weekend)

    with pytest.raises(Refused, match="Högst 5 dagar"):
        placement.start(by=cast.reza)


def test_without_a_birth_date_nobody_knows(cast: Cast) -> None:
    minor = make_minor(cast)
    minor.birth_date = None
    minor.save(update_fields=["birth_date"])
    placement = agree(plan(minor, make_place(cast), by=cast.reza, starts_on=today()), by=cast.reza)

    with pytest.raises(Refused, match="Födelsedatum saknas"):
        placement.start(by=cast.reza)


def test_leisure_asks_for_no_checklist(cast: Cast) -> None:
    placement = plan(make_minor(cast), cast.cykelkoket, by=cast.reza, starts_on=today())
    placement.agree(by=cast.reza)

    placement.start(by=cast.reza)

    assert placement.is_active


def test_an_adult_needs_no_checklist(cast: Cast) -> None:
    adult = make_minor(cast, born=today().replace(year=today().year - 18, day=1))
    placement = agree(plan(adult, make_place(cast), by=cast.reza, starts_on=today()), by=cast.reza)

    placement.start(by=cast.reza)

    assert placement.is_active


def test_not_before_the_first_day(cast: Cast, sign_in: SignIn) -> None:
    tomorrow = today() + timedelta(days=1)
    placement = plan(make_minor(cast), cast.cykelkoket, by=cast.reza, starts_on=tomorrow)
    placement.agree(by=cast.reza)

    page = sign_in(cast.reza).post(door_of(placement), follow=True).content.decode()

    placement.refresh_from_db()
    assert placement.state == "agreed"
    assert "Det har inte börjat än" in page


def test_twice_and_too_early_are_sentences(cast: Cast, sign_in: SignIn) -> None:
    twice = sign_in(cast.reza).post(door_of(cast.placement), follow=True).content.decode()
    planned = plan(make_minor(cast), cast.cykelkoket, by=cast.reza, starts_on=today())
    early = sign_in(cast.reza).post(door_of(planned), follow=True).content.decode()

    assert "redan gjort" in twice
    assert "går inte längre" in early


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.petra, cast.mehari, cast.sara, cast.ulla):
        assert sign_in(stranger).post(door_of(cast.placement)).status_code == 404
    assert sign_in(cast.amina).post(door_of(cast.placement)).status_code == 403


def test_a_moment_can_name_only_what_has_begun(cast: Cast, sign_in: SignIn) -> None:
    nils = make_minor(cast)
    waiting = plan(nils, make_place(cast), by=cast.reza, starts_on=today())
    there = begin(plan(nils, cast.cykelkoket, by=cast.reza, starts_on=today()), by=cast.reza)

    page = sign_in(nils).get("/entries/add/").content.decode()

    assert str(there.workplace) in page
    assert str(waiting.workplace) not in page
