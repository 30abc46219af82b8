"""Two accounts turn out to be one person: nothing that anybody said or made is lost."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import PersonIdentifier, Reading, Role, User
from attendance.models import AttendanceRecord
from confirmations.models import ConfirmationRequest
from home.duplicates import MOVES, STAYS, pairs_for, relations
from lifecycle.models import Event
from plans.models import Goal, Plan
from plans.models.goal import Wish
from portfolio.models import Entry
from programmes.models import Assignment, Enrolment, LocalProject
from tests.assessments.cases import make_submitted_case
from tests.attendance.hours import seen_here
from tests.cast import Cast, employ, enrol, person
from tests.certificates.certificates import make_issued
from tests.confirmations.asked import answer, ask
from tests.conftest import SignIn

WHY = "Har träffat henne med båda telefonerna."


def second(cast: Cast, **facts: Any) -> User:
    """Return Amina once more, enrolled by mistake as somebody new."""
    known = {"birth_date": cast.amina.birth_date, **facts}
    twin = person("amina2", "Amina Yusuf Ali", **known)
    enrol(twin, Enrolment.objects.get(participant=cast.amina).local_project, cast.noor)
    return twin


def door(one: User, other: User) -> str:
    return reverse("home:merge_people", args=[one.pk, other.pk])


def merge(client: Client, one: User, other: User, **typed: str) -> Any:
    sides = {"name": "kept", "email": "kept", "preferred_name": "kept", "phone": "kept"}
    return client.post(door(one, other), {**sides, "why": WHY, **typed})


def test_every_way_to_a_person_moves_or_stays_for_a_reason() -> None:
    named = {name for name, _relation in relations()}
    ours = {name for name, (_model, field) in relations() if field.name == "participant"}

    assert named - ours == (MOVES | set(STAYS)) - ours, "name it in home/duplicates/relations.py"
    assert set(STAYS).isdisjoint(MOVES)
    assert MOVES | set(STAYS) <= named
    assert all(len(reason.split()) >= 4 for reason in STAYS.values())


def test_moments_words_certificates_and_looks_come_along(cast: Cast, sign_in: SignIn) -> None:
    answer(ask(cast))
    certificate = make_issued(cast)
    private = Entry.objects.create(participant=cast.amina, text="Bara mitt.")
    sign_in(cast.sara).get(Enrolment.objects.get(participant=cast.amina).get_absolute_url())
    twin = second(cast)
    numbers = {
        "entries": cast.amina.entries.count(),
        "looks": Reading.objects.filter(participant=cast.amina).count(),
        "steps": Event.objects.filter(by=cast.amina).count(),
        "events": Event.objects.exclude(action__in=["merge", "withdraw"]).count(),
    }

    done = merge(sign_in(cast.lo), twin, cast.amina)

    assert done.status_code == 302
    assert twin.entries.count() == numbers["entries"]
    assert Entry.objects.get(pk=private.pk).participant == twin
    assert Reading.objects.filter(participant=twin).count() == numbers["looks"]
    assert Event.objects.filter(by=twin).count() >= numbers["steps"]
    assert not ConfirmationRequest.objects.exclude(entry__participant=twin).exists()
    certificate.refresh_from_db()
    assert (certificate.participant, certificate.printed.holder.name) == (twin, "Amina Yusuf")
    assert not cast.amina.entries.exists()


def test_two_enrolments_in_one_project_become_one_with_both_teams(
    cast: Cast, sign_in: SignIn
) -> None:
    twin = second(cast)

    merge(sign_in(cast.lo), cast.amina, twin)

    [one] = Enrolment.objects.current().filter(participant=cast.amina)
    team = {each.staff for each in one.assignments.current()}
    folded = Enrolment.objects.get(participant=cast.amina, state="withdrawn")
    assert {cast.sara, cast.noor} == team
    assert one.assignments.current().filter(is_contact=True).count() == 1
    assert folded.end_reason == "mistake"


def test_each_field_comes_from_where_it_was_chosen(cast: Cast, sign_in: SignIn) -> None:
    twin = second(cast, phone="+46701740605")

    merge(sign_in(cast.lo), cast.amina, twin, name="gone", email="gone", phone="gone")

    cast.amina.refresh_from_db()
    twin.refresh_from_db()
    assert (cast.amina.name, cast.amina.email, cast.amina.phone) == (
        "Amina Yusuf Ali",
        "amina2@jagkan.example",
        "+46701740605",
    )
    assert (twin.merged_into, twin.is_active, twin.has_mail) == (cast.amina, False, False)


def test_the_other_account_is_shut_in_the_next_request(cast: Cast, sign_in: SignIn) -> None:
    twin = second(cast)
    browser = sign_in(twin)
    assert browser.get("/me/").status_code == 200

    merge(sign_in(cast.lo), cast.amina, twin)

    assert browser.get("/me/").status_code == 302


def test_it_is_recorded_with_why_and_what(cast: Cast, sign_in: SignIn) -> None:
    twin = second(cast)

    merge(sign_in(cast.lo), cast.amina, twin)

    event = Event.objects.about(cast.amina).get(action="merge")
    assert event.by == cast.lo
    assert WHY in event.note
    assert "programmes.Enrolment.participant 1" in event.note


def test_a_number_that_both_hold_is_held_once(cast: Cast, sign_in: SignIn) -> None:
    twin = second(cast)
    for each in (cast.amina, twin):
        PersonIdentifier.record(each, "personnummer", "198507099805", by=cast.sara)

    merge(sign_in(cast.lo), cast.amina, twin)

    assert cast.amina.identifiers.filter(valid_to=None).count() == 1
    assert cast.amina.identifiers.count() == 2


def test_without_a_reason_nothing_happens(cast: Cast, sign_in: SignIn) -> None:
    twin = second(cast)

    answered = merge(sign_in(cast.lo), cast.amina, twin, why=" ")

    twin.refresh_from_db()
    assert answered.status_code == 422
    assert "hur du vet" in answered.content.decode().lower()
    assert twin.is_active


def test_twice_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    twin = second(cast)
    lo = sign_in(cast.lo)
    merge(lo, cast.amina, twin)

    assert merge(lo, cast.amina, twin).status_code == 404
    assert merge(lo, cast.amina, cast.amina).status_code == 404


def test_nobody_is_merged_with_whom_their_team_has_assessed(cast: Cast, sign_in: SignIn) -> None:
    twin = second(cast)
    employ(cast.noor, cast.issuer, Role.ASSESSOR)
    cast.amina.enrolments.get().assignments.filter(staff=cast.noor).delete()
    make_submitted_case(cast, "A1.1").take_up(by=User.objects.get(pk=cast.noor.pk))

    said = sign_in(cast.lo).post(
        door(cast.amina, twin), {"name": "kept", "email": "kept", "why": WHY}, follow=True
    )

    twin.refresh_from_db()
    assert "har bedömt" in said.content.decode()
    assert twin.is_active


@pytest.mark.parametrize("how", ["number", "phone", "birth date"])
def test_they_are_found(cast: Cast, how: str) -> None:
    twin = second(cast, **({} if how == "birth date" else {"birth_date": None}))
    if how == "number":
        for each in (cast.amina, twin):
            PersonIdentifier.record(each, "personnummer", "198507099805", by=cast.sara)
    if how == "phone":
        User.objects.filter(pk__in=[cast.amina.pk, twin.pk]).update(phone="+46701740605")

    [pair] = pairs_for(cast.lo)

    assert (pair.kept, pair.gone) == (cast.amina, twin)


def test_who_was_told_apart_is_not_asked_about_again(cast: Cast, sign_in: SignIn) -> None:
    twin = second(cast)

    sign_in(cast.lo).post(reverse("home:tell_apart", args=[cast.amina.pk, twin.pk]))

    assert pairs_for(cast.lo) == []
    assert Event.objects.about(cast.amina).filter(action="differ").exists()


def test_never_across_the_boundary_of_protection(cast: Cast, sign_in: SignIn) -> None:
    twin = second(cast)
    User.objects.filter(pk__in=[twin.pk, cast.skye.pk]).update(
        birth_date="2009-02-11", name="Solveig Strand"
    )

    for someone in (cast.lo, cast.noor):
        assert pairs_for(someone) == []
        assert sign_in(someone).get(door(cast.skye, twin)).status_code == 404


def test_handlers_see_to_the_protected(cast: Cast, sign_in: SignIn) -> None:
    facts = {"preferred_name": "Sky", "birth_date": "2009-02-11", "is_protected": True}
    twin = person("skye2", "Solveig Strand", **facts)
    enrol(twin, Enrolment.objects.get(participant=cast.skye).local_project, cast.noor)
    page = sign_in(cast.noor).get(door(cast.skye, twin)).content.decode()

    done = merge(sign_in(cast.noor), cast.skye, twin)

    assert "Solveig" not in page
    assert done.status_code == 302
    assert sign_in(cast.lo).get(door(cast.skye, twin)).status_code == 404


def test_of_another_organisation_nobody_is_merged(cast: Cast, sign_in: SignIn) -> None:
    elsewhere = LocalProject.objects.get(name="Partille")
    twin = person("amina3", "Amina Yusuf", birth_date=cast.amina.birth_date)
    enrol(twin, elsewhere, cast.petra)

    assert pairs_for(cast.lo) == []
    assert sign_in(cast.lo).get(door(cast.amina, twin)).status_code == 404
    for someone in (cast.sara, cast.petra, cast.ada, cast.ulla, cast.amina):
        assert sign_in(someone).get(door(cast.amina, twin)).status_code == 403


def test_staff_are_not_merged(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.mehari, cast.partille, Role.PEDAGOGUE)

    assert sign_in(cast.lo).get(door(cast.amina, cast.sara)).status_code == 404


def test_queries_do_not_grow(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    project = Enrolment.objects.get(participant=cast.amina).local_project
    for number in range(30):
        twin = User.objects.create_without_mail(f"Kim Ek{number}", birth_date="2005-01-01")
        Enrolment.invite(twin, project, by=cast.lo)
    lo = sign_in(cast.lo)
    lo.get(reverse("home:list_duplicates"))

    with django_assert_max_num_queries(12):
        lo.get(reverse("home:list_duplicates"))


@pytest.mark.parametrize("kept_is_shared", [True, False])
def test_two_plans_become_one_and_no_goal_is_lost_or_shown(
    cast: Cast, sign_in: SignIn, kept_is_shared: bool
) -> None:
    twin = second(cast)
    Goal.choose(Wish("Jag vill laga mat."), by=cast.amina)
    Goal.choose(Wish("Jag vill meka."), by=twin)
    Plan.of(cast.amina if kept_is_shared else twin).share(by=twin)

    merge(sign_in(cast.lo), cast.amina, twin)

    plan = Plan.objects.get(participant=cast.amina)
    words = set(plan.goals.values_list("words", flat=True))
    assert words == {"Jag vill laga mat.", "Jag vill meka."}
    assert not plan.is_shared


def both_have_hours(cast: Cast) -> User:
    """Return the second account; both had hours on two days, and one alone on a third."""
    twin = second(cast)
    for day in (date(2026, 1, 30), date(2026, 2, 2)):
        seen_here(cast, day=day)
        seen_here(cast, twin, by=cast.noor, day=day)
    seen_here(cast, day=date(2026, 2, 3))
    return twin


def test_hours_on_the_same_days_are_said_before_it_is_done(cast: Cast, sign_in: SignIn) -> None:
    twin = both_have_hours(cast)
    lo = sign_in(cast.lo)

    page = lo.get(door(cast.amina, twin)).content.decode()
    refused = merge(lo, cast.amina, twin)

    said = "Båda har timmar 2 dagar, i januari 2026 och februari 2026."
    assert said in page
    assert refused.status_code == 422
    assert said in refused.content.decode()
    assert "Kryssa i att du har sett det" in refused.content.decode()
    assert WHY in refused.content.decode()
    twin.refresh_from_db()
    assert twin.is_active


@pytest.mark.parametrize("follows", [False, True])
def test_afterwards_the_way_to_these_hours_is_shown(
    cast: Cast, sign_in: SignIn, follows: bool
) -> None:
    twin, lo = both_have_hours(cast), sign_in(cast.lo)
    enrolment = Enrolment.objects.get(participant=cast.amina)
    if follows:
        employ(cast.lo, cast.goteborg, Role.PEDAGOGUE)
        Assignment.begin(enrolment, cast.lo, by=cast.lo)

    done = merge(lo, cast.amina, twin, has_seen_hours="on")

    way = AttendanceRecord.objects.filter(day=date(2026, 1, 30))[0].get_absolute_url()
    if not follows:
        way = reverse("programmes:show_enrolment", args=[enrolment.pk])
    page = lo.get(done.headers["Location"]).content.decode()
    assert "Titta på timmarna i januari 2026 och februari 2026" in page
    assert f'href="{way}"' in page
    assert lo.get(way).status_code == 200


def test_where_no_day_is_the_same_nothing_is_asked(cast: Cast, sign_in: SignIn) -> None:
    twin = second(cast)
    seen_here(cast, day=date(2026, 2, 3))
    seen_here(cast, twin, by=cast.noor, day=date(2026, 2, 4))

    page = sign_in(cast.lo).get(door(cast.amina, twin)).content.decode()

    assert "Båda har timmar" not in page
    assert merge(sign_in(cast.lo), cast.amina, twin).status_code == 302
