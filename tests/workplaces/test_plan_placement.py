"""Those who find places plan a placement: first who, then when."""

from datetime import date, timedelta

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Enrolment, LocalProject, Programme
from tests.cast import START, Cast, person
from tests.conftest import SignIn
from tests.placing import plan
from tests.workplaces.placed import make_minor, make_place, today
from workplaces.models import Placement, Workplace
from workplaces.models.taking_part import TAKING_PART


def door_of(place: Workplace) -> str:
    return f"/workplaces/{place.pk}/plan/"


def facts(who: User, **changed: object) -> dict[str, object]:
    return {
        "who": who.pk,
        "starts_on": today().isoformat(),
        "ends_on": "",
        "supervisor": "",
        "tasks": "Packa varor.",
        **changed,
    }


def test_the_plan_is_made(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)

    page = sign_in(cast.reza).post(door_of(place), facts(cast.amina), follow=True)

    placement = Placement.objects.get(workplace=place)
    assert (placement.participant, placement.state) == (cast.amina, "planned")
    assert (placement.starts_on, placement.tasks) == (today(), "Packa varor.")
    assert "Planen är gjord" in page.content.decode()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    sign_in(cast.lo).post(door_of(place), facts(cast.amina))

    [event] = Event.objects.about(Placement.objects.get(workplace=place))
    assert (event.action, event.by) == ("plan", cast.lo)


def test_who_is_chosen_among_those_who_take_part(cast: Cast, sign_in: SignIn) -> None:
    make_minor(cast, name="Nils Ung")
    left = make_minor(cast, name="Vera Slut")
    Enrolment.objects.filter(participant=left).update(ends_on=today() - timedelta(days=1))
    place = make_place(cast)

    everybody = sign_in(cast.reza).get(door_of(place)).content.decode()
    found = sign_in(cast.reza).get(door_of(place), {"q": "nils"}).content.decode()

    assert "Amina Yusuf" in everybody
    for absent in ("Vera Slut", "Mehari Habtom", cast.skye.called, "Solveig"):
        assert absent not in everybody
    assert "Nils Ung" in found
    assert "Amina Yusuf" not in found


STEPS = ["invited", "paused", "completed", "withdrawn", "retained"]


def reach(enrolment: Enrolment, state: str, *, by: User) -> None:
    """Let an enrolment come to a state by its steps."""
    if state == "paused":
        enrolment.pause(by=by)
    elif state == "completed":
        enrolment.complete(by=by, on=today(), reason="work")
    elif state in ("withdrawn", "retained"):
        enrolment.withdraw(by=by, on=today(), reason="work")
    if state == "retained":
        enrolment.retain(by=by)


@pytest.mark.parametrize("state", STEPS)
def test_only_who_takes_part_can_be_placed(cast: Cast, sign_in: SignIn, state: str) -> None:
    if state == "invited":
        nils = person("nils", "Nils Ung", birth_date=date(2006, 3, 1))
        project = LocalProject.objects.get(organisation=cast.goteborg)
        Enrolment.invite(nils, project, by=cast.lo)
    else:
        nils = make_minor(cast, born=date(2006, 3, 1))
        reach(Enrolment.objects.get(participant=nils), state, by=cast.lo)
    place, reza, is_there = make_place(cast), sign_in(cast.reza), state == "paused"

    listed = reza.get(door_of(place)).content.decode()
    response = reza.post(door_of(place), facts(nils))

    assert ("Nils Ung" in listed) is is_there
    assert response.status_code == (302 if is_there else 422)
    assert Placement.objects.filter(participant=nils).exists() is is_there
    if not is_there:
        assert "Den personen deltar inte här nu" in response.content.decode()
        with pytest.raises(Refused, match="deltar inte här just nu"):
            plan(nils, place, by=cast.reza)


def test_the_states_are_those_in_which_somebody_takes_part() -> None:
    assert set(Enrolment.TAKING_PART) == set(TAKING_PART)


def test_taking_part_elsewhere_is_not_taking_part_here(cast: Cast) -> None:
    with pytest.raises(Refused, match="deltar inte här just nu"):
        plan(cast.mehari, make_place(cast), by=cast.reza)


def test_an_end_before_the_beginning_is_said_by_the_domain_too(cast: Cast) -> None:
    with pytest.raises(Refused, match="Sista dagen ligger före den första"):
        plan(cast.amina, make_place(cast), by=cast.reza, ends_on=START - timedelta(days=1))


def later(days: int) -> date:
    return today() + timedelta(days=days)


def test_nobody_is_placed_before_they_take_part(cast: Cast, sign_in: SignIn) -> None:
    Enrolment.objects.filter(participant=cast.amina).update(starts_on=today())
    place, said = make_place(cast), facts(cast.amina, starts_on=later(-1).isoformat())

    response = sign_in(cast.reza).post(door_of(place), said)

    page = response.content.decode()
    assert response.status_code == 422
    assert f"deltar här från {today()}" in page
    assert 'href="#id_starts_on"' in page
    assert "Packa varor." in page
    with pytest.raises(Refused, match="deltar här från"):
        plan(cast.amina, place, by=cast.reza, starts_on=later(-1))


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "field"), [(0, 11, "ends_on"), (11, 12, "starts_on"), (0, 10, "")]
)
def test_nobody_is_placed_after_the_programme(
    cast: Cast, sign_in: SignIn, starts_on: int, ends_on: int, field: str
) -> None:
    Programme.objects.filter(name="Hikikomori").update(ends_on=later(10))
    place = make_place(cast)
    said = {"starts_on": later(starts_on).isoformat(), "ends_on": later(ends_on).isoformat()}

    response = sign_in(cast.reza).post(door_of(place), facts(cast.amina, **said))

    page = response.content.decode()
    assert response.status_code == (422 if field else 302)
    assert (f"Programmet slutar {later(10)}" in page) is bool(field)
    assert (f'href="#id_{field}"' in page) is bool(field)
    assert Placement.objects.filter(workplace=place).exists() is not bool(field)


def test_until_further_notice_may_begin_before_the_programme_ends(cast: Cast) -> None:
    Programme.objects.filter(name="Hikikomori").update(ends_on=later(10))

    with pytest.raises(Refused, match="Programmet slutar"):
        plan(cast.amina, make_place(cast), by=cast.reza, starts_on=later(11))
    assert plan(cast.amina, make_place(cast, "Kafét"), by=cast.reza, starts_on=later(10)).pk


def test_a_handler_finds_the_protected_alone(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)

    seen = sign_in(cast.noor).get(door_of(place)).content.decode()
    by_full_name = sign_in(cast.noor).get(door_of(place), {"q": "solveig"}).content.decode()
    sign_in(cast.noor).post(door_of(place), facts(cast.skye))

    assert cast.skye.called in seen
    assert "Amina" not in seen
    assert cast.skye.called not in by_full_name
    assert Placement.objects.filter(participant=cast.skye).exists()


def test_nobody_else_places_the_protected(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)

    response = sign_in(cast.reza).post(door_of(place), facts(cast.skye))

    assert response.status_code == 422
    assert "deltar inte här nu" in response.content.decode()
    assert not Placement.objects.filter(participant=cast.skye).exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"who": ""}, "Deltagare – Välj vem det gäller"),
        ({"who": "999999"}, "deltar inte här nu"),
        ({"who": "x"}, "deltar inte här nu"),
        ({"starts_on": ""}, "Välj en dag"),
        ({"starts_on": "31/3"}, "Skriv en dag som"),
        ({"ends_on": "2026-01-01"}, "Sista dagen ligger före den första"),
        ({"supervisor": "999999"}, "Välj ur listan"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, sign_in: SignIn, changed: dict[str, str], sentence: str
) -> None:
    place = make_place(cast)

    response = sign_in(cast.reza).post(door_of(place), {**facts(cast.amina), **changed})

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Packa varor." in page
    assert not Placement.objects.filter(workplace=place).exists()


def test_twice_at_the_same_place_is_said_and_loses_nothing(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.reza).post(door_of(cast.cykelkoket), facts(cast.amina))

    page = response.content.decode()
    assert response.status_code == 422
    assert "har redan en placering här" in page
    assert "Packa varor." in page


def test_the_day_after_the_last_is_another_time(cast: Cast) -> None:
    place = make_place(cast)
    last = today() + timedelta(days=10)
    plan(cast.amina, place, by=cast.reza, starts_on=today(), ends_on=last)

    with pytest.raises(Refused):
        plan(cast.amina, place, by=cast.reza, starts_on=last)
    assert plan(cast.amina, place, by=cast.reza, starts_on=last + timedelta(days=1)).pk


@pytest.mark.parametrize(
    ("starts_on", "band"),
    [
        (date(2026, 6, 14), "under_16"),
        (date(2026, 6, 15), "under_18"),
        (date(2028, 6, 14), "under_18"),
        (date(2028, 6, 15), "adult"),
    ],
)
def test_the_age_is_that_of_the_first_day(cast: Cast, starts_on: date, band: str) -> None:
    minor = make_minor(cast, born=date(2010, 6, 15))

    placement = plan(minor, make_place(cast), by=cast.reza, starts_on=starts_on)

    assert placement.checklist.band == band


def test_nobody_under_thirteen_works(cast: Cast, sign_in: SignIn) -> None:
    child = make_minor(cast, born=date(2013, 12, 1))
    place = make_place(cast)
    said = facts(child, starts_on="2026-11-30")

    response = sign_in(cast.reza).post(door_of(place), said)

    assert "trettonårsdagen" in response.content.decode()
    assert plan(child, cast.cykelkoket, by=cast.reza, starts_on=date(2026, 11, 30)).pk


@pytest.mark.parametrize(
    ("now", "offered"), [("2026-01-11T22:59:59Z", False), ("2026-01-11T23:00:00Z", True)]
)
def test_a_day_begins_at_midnight_in_stockholm(
    cast: Cast, sign_in: SignIn, now: str, offered: bool
) -> None:
    place = make_place(cast)
    Enrolment.objects.filter(participant=cast.amina).update(starts_on=START)
    cast.reza.role_assignments.update(starts_on=START - timedelta(days=30))

    with time_machine.travel(now, tick=False):
        page = sign_in(cast.reza).get(door_of(place)).content.decode()

    assert ("Amina Yusuf" in page) == offered


def test_who_may_and_who_may_not(cast: Cast, sign_in: SignIn) -> None:
    place = make_place(cast)
    for stranger in (cast.amina, cast.petra, cast.ulla, cast.elin):
        assert sign_in(stranger).post(door_of(place), facts(cast.amina)).status_code == 404
    assert sign_in(cast.sara).post(door_of(place), facts(cast.amina)).status_code == 403


def test_ten_thousand_participants_take_few_queries(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    place = make_place(cast)
    project = LocalProject.objects.get(organisation=cast.goteborg)
    people = User.objects.bulk_create(
        User(email=f"p{number}@jagkan.example", name=f"Person {number:05}", password="!")
        for number in range(10_000)
    )
    Enrolment.objects.bulk_create(
        Enrolment(participant=someone, local_project=project, starts_on=START, state="active")
        for someone in people
    )
    Placement.objects.bulk_create(
        Placement(participant=someone, workplace=place, starts_on=START) for someone in people
    )
    reza = sign_in(cast.reza)
    reza.get(door_of(place))

    for page in (door_of(place), "/placements/", "/placements/?q=person"):
        with django_assert_max_num_queries(12):
            assert "Person 0" in reza.get(page).content.decode()
