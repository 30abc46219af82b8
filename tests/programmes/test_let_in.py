"""Enrolling asks the programme itself whether somebody may take part, about their first day."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from lifecycle.transitions import Refused
from programmes import enrolling
from programmes.models import Area, Enrolment, EnrolmentDraft, Ground, LocalProject
from tests.cast import Cast, person
from tests.conftest import SignIn
from tests.programmes.enrolling import (
    WHO,
    ask_for_grounds,
    begin,
    contact,
    project_of,
    write,
)
from tests.programmes.leading import area

# Stockholm is an hour ahead of the time of the world in winter, two in summer.
WINTER = ("2026-11-02T22:59:59+00:00", "2026-11-02T23:00:00+00:00")
SUMMER = ("2026-07-02T21:59:59+00:00", "2026-07-02T22:00:00+00:00")


def limit_ages(cast: Cast) -> None:
    project_of(cast).programme.set_ages(by=cast.lo, youngest=16, oldest=24)


def is_enrolled() -> bool:
    return Enrolment.objects.filter(participant__name="Kim Ek", state="active").exists()


def page_of(draft: EnrolmentDraft, step: str) -> str:
    return reverse("programmes:write_draft", args=[draft.pk, step])


@pytest.mark.parametrize(("midnight", "month"), [(WINTER, 11), (SUMMER, 7)])
def test_sixteen_begins_at_midnight_in_stockholm(
    cast: Cast, sign_in: SignIn, midnight: tuple[str, str], month: int
) -> None:
    limit_ages(cast)
    born, answers = date(2010, month, 3), []

    for moment in midnight:
        with time_machine.travel(moment, tick=False):
            sara = sign_in(cast.sara)
            said = WHO | {"birth_date": born.isoformat()}
            answers.append(write(sara, begin(sara, cast), "who", **said))

    assert [answer.status_code for answer in answers] == [422, 302]
    day = f"2026-{month:02}-02"
    assert f"Är 15 år {day}. Programmet är från 16 år." in answers[0].content.decode()


@pytest.mark.parametrize(("midnight", "month"), [(WINTER, 11), (SUMMER, 7)])
def test_twenty_five_begins_at_midnight_in_stockholm(
    cast: Cast, sign_in: SignIn, midnight: tuple[str, str], month: int
) -> None:
    limit_ages(cast)
    born, answers = date(2001, month, 3).isoformat(), []

    for moment in reversed(midnight):
        with time_machine.travel(moment, tick=False):
            sara = sign_in(cast.sara)
            draft = begin(sara, cast)
            write(sara, draft, "who", **WHO | {"birth_date": born})
            answers.append(write(sara, draft, "contact", **contact(cast)))

    assert [answer.status_code for answer in answers] == [422, 302]
    assert "Programmet är till och med 24 år." in answers[0].content.decode()
    assert is_enrolled()


def test_who_began_in_time_is_written_down_later(cast: Cast, sign_in: SignIn) -> None:
    limit_ages(cast)
    with time_machine.travel("2026-11-20T10:00:00+00:00", tick=False):
        sara = sign_in(cast.sara)
        draft = begin(sara, cast)
        write(sara, draft, "who", **WHO | {"birth_date": "2001-11-03"})

        late = write(sara, draft, "contact", **contact(cast, starts_on="2026-11-03"))
        in_time = write(sara, draft, "contact", **contact(cast, starts_on="2026-11-02"))

    assert (late.status_code, in_time.status_code) == (422, 302)


def test_who_was_never_young_enough_is_told_at_once(cast: Cast, sign_in: SignIn) -> None:
    limit_ages(cast)
    sara = sign_in(cast.sara)

    answer = write(sara, begin(sara, cast), "who", **WHO | {"birth_date": "1990-01-01"})

    assert answer.status_code == 422
    assert "till och med 24 år" in answer.content.decode()


def test_where_somebody_is_registered_is_asked_for(cast: Cast, sign_in: SignIn) -> None:
    project_of(cast).programme.add_area(area("Göteborg"), by=cast.lo)
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    inside = Area.objects.get(name="Hisingen", kind=Area.Kind.CITY_AREA)

    first = write(sara, draft, "who", **WHO)
    page = sara.get(page_of(draft, "where")).content.decode()
    none, elsewhere = (write(sara, draft, "where", area=said) for said in ("", area("Partille").pk))
    second = write(sara, draft, "where", area=inside.pk)
    write(sara, draft, "contact", **contact(cast))

    assert first.headers["Location"] == page_of(draft, "where")
    assert "Hisingen" in page
    assert "Partille" not in page
    assert (none.status_code, elsewhere.status_code) == (422, 422)
    assert "Välj var personen är folkbokförd." in none.content.decode()
    assert second.headers["Location"] == page_of(draft, "contact")
    assert is_enrolled()


def test_a_county_is_chosen_by_its_municipalities(cast: Cast, sign_in: SignIn) -> None:
    county = Area.objects.get(kind=Area.Kind.COUNTY, name__startswith="Västra Götaland")
    project_of(cast).programme.add_area(county, by=cast.lo)
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    write(sara, draft, "who", **WHO)

    field = sara.get(page_of(draft, "where")).context["form"].fields["area"]

    kinds = set(field.queryset.values_list("kind", flat=True))
    assert Area.Kind.MUNICIPALITY in kinds
    assert Area.Kind.COUNTY not in kinds


def test_the_page_of_areas_asks_seldom(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    county = Area.objects.get(kind=Area.Kind.COUNTY, name__startswith="Västra Götaland")
    project_of(cast).programme.add_area(county, by=cast.lo)
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    write(sara, draft, "who", **WHO)
    sara.get(page_of(draft, "where"))

    with django_assert_max_num_queries(12):
        sara.get(page_of(draft, "where"))


def test_a_rule_that_changed_meanwhile_is_obeyed(cast: Cast, sign_in: SignIn) -> None:
    sara = sign_in(cast.sara)
    draft = begin(sara, cast)
    write(sara, draft, "who", **WHO)
    said = {
        "who": {"birth_date": date(2004, 5, 6)},
        "contact": {"starts_on": date(2026, 3, 1)},
    }
    ask_for_grounds(cast)
    project_of(cast).programme.set_ages(by=cast.lo, youngest=None, oldest=20)

    with pytest.raises(Refused) as refusal:
        enrolling.enrol(draft, enrolling.Answers(said), by=cast.sara)

    assert "till och med 20 år" in str(refusal.value)
    assert "Minst en av de här grunderna" in str(refusal.value)
    assert not is_enrolled()


def test_who_goes_on_in_another_project_has_been_let_in(cast: Cast, sign_in: SignIn) -> None:
    programme = project_of(cast).programme
    other = LocalProject.add(programme, cast.goteborg, "Team Öster", by=cast.lo)
    kim = person("kim", "Kim Ek", birth_date=date(2004, 5, 6))
    enrolment = Enrolment.invite(kim, project_of(cast), by=cast.sara, starts_on=date(2026, 1, 20))
    enrolment.start(by=cast.sara, on=date(2026, 1, 20))
    moved = enrolment.move(other, by=cast.lo, on=date(2026, 3, 1))
    programme.set_ages(by=cast.lo, youngest=None, oldest=18)
    programme.add_area(area("Partille"), by=cast.lo)
    draft = EnrolmentDraft.objects.create(by=cast.sara, local_project=other, enrolment=moved)
    sara = sign_in(cast.sara)

    first = write(sara, draft, "who", **WHO)
    last = write(sara, draft, "contact", **contact(cast))

    assert first.headers["Location"] == page_of(draft, "contact")
    assert last.status_code == 302
    assert is_enrolled()


def test_it_is_the_same_question_as_on_the_page_that_tries_the_rules(
    cast: Cast, sign_in: SignIn
) -> None:
    """Whatever the page says of somebody, enrolling does."""
    limit_ages(cast)
    programme = project_of(cast).programme
    programme.add_area(area("Göteborg"), by=cast.lo)
    ground = ask_for_grounds(cast)
    Ground.objects.filter(pk=ground.pk).update(needs_note=False)
    day = date(2026, 3, 1)
    people = [
        (date(2010, 3, 2), area("Göteborg"), [ground]),
        (date(2010, 3, 1), area("Göteborg"), [ground]),
        (date(2010, 3, 1), area("Partille"), [ground]),
        (date(2010, 3, 1), area("Göteborg"), []),
        (date(2001, 3, 1), area("Göteborg"), [ground]),
        (date(2001, 3, 2), area("Göteborg"), [ground]),
    ]

    for born, where, grounds in people:
        keys = [each.pk for each in grounds]
        found = programme.eligibility_of(born, area=where, grounds=keys, on=day)
        draft = EnrolmentDraft.objects.create(by=cast.sara, local_project=project_of(cast))
        said = enrolling.Answers(
            {
                "who": {"birth_date": born},
                "where": {"area": where},
                "ground": {"grounds": [(each, "") for each in grounds]},
                "contact": {"starts_on": day},
            }
        )
        if found.holds:
            enrolling.refuse_unless_eligible(draft, said)
        else:
            with pytest.raises(Refused) as refusal:
                enrolling.refuse_unless_eligible(draft, said)
            assert str(refusal.value) == " ".join(found.missing)
