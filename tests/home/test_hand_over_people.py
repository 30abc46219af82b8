"""Staff who leave hand over their people, with what is open for each."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from lifecycle.models import Event
from plans.models import Talk
from programmes.models import Assignment, Enrolment
from tests.assessments.cases import make_shared_entry, make_submitted_case
from tests.cast import Cast, employ, enrol, person
from tests.conftest import SignIn
from tests.placing import agree, plan
from tests.workplaces.placed import make_place
from workplaces.hours import Shift


def door(staff: Any) -> str:
    return reverse("home:hand_over_people", args=[staff.pk])


def hers(cast: Cast, whose: str = "amina") -> Assignment:
    theirs: Assignment = Assignment.objects.current().get(
        enrolment__participant=getattr(cast, whose), staff=cast.sara
    )
    return theirs


def test_what_is_open_is_said_in_numbers_without_a_word_of_hers(
    cast: Cast, sign_in: SignIn
) -> None:
    entry = make_shared_entry(cast, "A1.1")
    make_submitted_case(cast, "A1.2")

    page = sign_in(cast.lo).get(door(cast.sara)).content.decode()

    assert "1 delat ögonblick utan svar" in page
    assert "1 ärende som bedöms" in page
    assert entry.text not in page


def test_placements_and_talks_are_open_too(cast: Cast, sign_in: SignIn) -> None:
    Talk.ask(by=cast.amina)
    plan(cast.amina, make_place(cast), by=cast.reza)
    agreed = plan(cast.amina, make_place(cast, "Kafét"), by=cast.reza, starts_on=later(40))
    agree(agreed, by=cast.reza, week=[Shift(6, time(9), time(12))])

    page = sign_in(cast.lo).get(door(cast.sara)).content.decode()
    cast.placement.end(by=cast.reza)
    after = sign_in(cast.lo).get(door(cast.sara)).content.decode()

    assert "2 placeringar framåt" in page
    assert "1 placering pågår" in page
    assert "1 uppföljningssamtal framåt" in page
    assert "pågår" not in after


def test_nothing_is_open_only_when_nothing_is(cast: Cast, sign_in: SignIn) -> None:
    before = sign_in(cast.lo).get(door(cast.sara)).content.decode()
    cast.placement.end(by=cast.reza)
    after = sign_in(cast.lo).get(door(cast.sara)).content.decode()

    assert "Ingenting väntar" not in before
    assert "Ingenting väntar" in after


def later(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_who_takes_over_sees_and_who_left_sees_nothing(cast: Cast, sign_in: SignIn) -> None:
    entry = make_shared_entry(cast, "A1.1")
    sara = sign_in(cast.sara)
    assert sara.get(entry.get_absolute_url()).status_code == 200

    sign_in(cast.lo).post(door(cast.sara), {f"to_{hers(cast).pk}": cast.reza.pk})

    new = Assignment.objects.current().get(staff=cast.reza)
    assert new.is_contact
    assert sara.get(entry.get_absolute_url()).status_code == 404
    assert sign_in(cast.reza).get(entry.get_absolute_url()).status_code == 200
    assert Event.objects.about(new).get().by == cast.lo


def test_each_can_go_to_another_and_some_stay(cast: Cast, sign_in: SignIn) -> None:
    project = Enrolment.objects.get(participant=cast.amina).local_project
    kim, bo = person("kim", "Kim Ek"), person("bo", "Bo Alm")
    ones = [enrol(kim, project, cast.sara).assignments.get(), enrol(bo, project, cast.sara)]
    kims = Assignment.objects.get(enrolment__participant=kim)
    assert ones

    sign_in(cast.lo).post(
        door(cast.sara),
        {f"to_{kims.pk}": cast.noor.pk, f"to_{hers(cast).pk}": cast.reza.pk},
    )

    def followed(user: Any) -> set[str]:
        seen = Enrolment.objects.followed_by(user)
        return set(seen.values_list("participant__name", flat=True))

    assert followed(cast.sara) == {"Bo Alm"}
    assert followed(cast.noor) >= {"Kim Ek"}
    assert followed(cast.reza) == {"Amina Yusuf"}


def test_choosing_nobody_is_said(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.lo).post(door(cast.sara), {})

    assert answer.status_code == 422
    assert "minst en person" in answer.content.decode()


@pytest.mark.parametrize("to", ["petra", "ada", "amina", "sara"])
def test_nobody_elsewhere_takes_over(cast: Cast, sign_in: SignIn, to: str) -> None:
    typed = {f"to_{hers(cast).pk}": getattr(cast, to).pk}

    assert sign_in(cast.lo).post(door(cast.sara), typed).status_code == 422
    assert hers(cast)


def test_the_protected_are_handed_over_by_handlers_to_handlers(cast: Cast, sign_in: SignIn) -> None:
    another = person("hanna", "Hanna Lund")
    employ(another, cast.goteborg, Role.PEDAGOGUE, Role.PROTECTED_HANDLER)
    skyes = Assignment.objects.get(enrolment__participant=cast.skye)

    by_lo = sign_in(cast.lo).get(door(cast.noor)).content.decode()
    noor = sign_in(cast.noor)
    to_sara = noor.post(door(cast.noor), {f"to_{skyes.pk}": cast.sara.pk})
    noor.post(door(cast.noor), {f"to_{skyes.pk}": another.pk})

    assert "Skye" not in by_lo
    assert to_sara.status_code == 422
    assert Enrolment.objects.followed_by(another).get().participant == cast.skye


def test_others_hand_nobody_over(cast: Cast, sign_in: SignIn) -> None:
    for someone in (cast.sara, cast.petra, cast.amina, cast.ada, cast.ulla):
        assert sign_in(someone).get(door(cast.sara)).status_code == 403
    assert sign_in(cast.lo).get(door(cast.petra)).status_code == 404
    assert sign_in(cast.elin).get(door(cast.sara)).status_code == 404


def test_queries_do_not_grow(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    project = Enrolment.objects.get(participant=cast.amina).local_project
    for number in range(30):
        enrol(person(f"d{number}", f"Deltagare {number}"), project, cast.sara)
    lo = sign_in(cast.lo)
    lo.get(door(cast.sara))

    with django_assert_max_num_queries(8):
        lo.get(door(cast.sara))
    with django_assert_max_num_queries(8):
        page = lo.get(reverse("home:list_staff")).content.decode()

    assert "Sara Nyberg" in page
