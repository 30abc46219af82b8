"""A programme is closed when nothing in it is open; nobody begins in it after that."""

import re

import pytest

from accounts.models import Role
from assessments.models import AssessmentCase
from certificates.models import Certificate
from confirmations.models import ConfirmationRequest
from lifecycle.transitions import Refused
from programmes.models import Enrolment
from tests.archive.ending import (
    door,
    everybody_ends,
    hire_records_officer,
    nothing_open,
)
from tests.assessments.cases import make_submitted_case
from tests.cast import START, Cast, employ, enrol, person
from tests.certificates.certificates import make_draft, make_issued
from tests.confirmations.asked import answer, ask
from tests.conftest import SignIn
from tests.programmes.leading import last_event, lead_elsewhere, programme_of, project_of
from tests.reporting.months import open_months


def numbers_on(page: str) -> dict[str, int]:
    """Return what the page counts: {line: number}, of those with anything."""
    found = re.findall(r'class="btn btn--plain" href="[^"]+">(\d+)<span class="vh"> ([^<]+)', page)
    return {line: int(number) for number, line in found}


def page_of(cast: Cast, sign_in: SignIn) -> str:
    address = door("show_closing", programme_of(cast).pk)
    return sign_in(cast.lo).get(address, {"lang": "en"}).content.decode()


def test_it_counts_what_is_open(cast: Cast, sign_in: SignIn) -> None:
    ask(cast)
    make_submitted_case(cast, "A1.2")
    make_draft(cast)
    open_months(cast)

    numbers = numbers_on(page_of(cast, sign_in))

    assert numbers.pop("Months that are not locked") > 1
    assert numbers == {
        "Take part, pause or are invited": 1,
        "Questions to supervisors without an answer": 1,
        "Cases being assessed": 1,
        "Certificates on their way": 1,
        "Placements planned or under way": 1,
    }


def test_what_is_answered_decided_and_issued_is_not_open(cast: Cast, sign_in: SignIn) -> None:
    answer(ask(cast))
    make_issued(cast)
    programme = nothing_open(cast)

    sign_in(cast.lo).post(door("close_programme", programme.pk))

    programme.refresh_from_db()
    assert programme.is_closed
    assert last_event(programme) == ("close", "")


def test_what_somebody_does_elsewhere_is_not_counted_here(cast: Cast, sign_in: SignIn) -> None:
    nothing_open(cast)
    other = Enrolment.objects.get(participant=cast.mehari).local_project
    enrol(cast.amina, other, cast.petra)
    make_submitted_case(cast, "A1.1")

    assert numbers_on(page_of(cast, sign_in)) == {}


def test_it_stays_open_as_long_as_anything_is(cast: Cast, sign_in: SignIn) -> None:
    programme = nothing_open(cast)
    make_submitted_case(cast)

    page = sign_in(cast.lo).post(door("close_programme", programme.pk), follow=True)

    programme.refresh_from_db()
    assert not programme.is_closed
    assert "Något är öppet än" in page.content.decode()


def test_who_is_over_is_kept_for_the_record(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.lo).post(door("close_programme", nothing_open(cast).pk))

    states = Enrolment.objects.filter(local_project=project_of(cast)).values_list("state")
    assert {state for (state,) in states} == {"retained"}


def test_one_who_was_enrolled_twice_by_mistake_can_be_kept_too(cast: Cast) -> None:
    wrong = enrol(person("fel", "Fel Person"), project_of(cast))
    wrong.withdraw(by=cast.lo, on=START, reason="mistake")
    enrol(wrong.participant, project_of(cast))
    programme = nothing_open(cast)

    for each in Enrolment.objects.filter(participant=wrong.participant):
        each.retain(by=cast.lo)

    programme.close(by=cast.lo)
    assert wrong.participant.enrolments.filter(state="retained").count() == 2


def test_nobody_begins_in_it_any_more(cast: Cast) -> None:
    programme = nothing_open(cast)
    programme.close(by=cast.lo)

    with pytest.raises(Refused, match="stängt"):
        Enrolment.invite(person("ny", "Ny Person"), project_of(cast), by=cast.sara)


def test_nobody_is_offered_it_where_people_are_enrolled(cast: Cast, sign_in: SignIn) -> None:
    browser, name = sign_in(cast.lo), f"{programme_of(cast)}: {project_of(cast)}"
    before = browser.get("/enrolments/invite/").content.decode()
    nothing_open(cast).close(by=cast.lo)

    assert (name in before, name in browser.get("/enrolments/invite/").content.decode()) == (
        True,
        False,
    )


def test_somebody_who_takes_part_keeps_it_open_whoever_asks(cast: Cast) -> None:
    with pytest.raises(Refused, match="deltar fortfarande"):
        programme_of(cast).close(by=cast.lo)


def test_whoever_keeps_only_the_archive_is_led_to_no_shut_door(cast: Cast, sign_in: SignIn) -> None:
    arvid, pk = sign_in(hire_records_officer(cast)), programme_of(cast).pk
    pages = [
        arvid.get(door(verb, pk)).content.decode() for verb in ("show_closing", "list_leavers")
    ]

    inside = "".join(re.findall(r"<main.*?</main>", "".join(pages), re.DOTALL))
    links = set(re.findall(r'href="(/[^"]*)"', inside)) - {"/static/icons-desk.svg"}

    assert door("list_leavers", pk) in links
    assert {arvid.get(link).status_code for link in links if "/static/" not in link} == {200}


def test_one_of_many_who_leave_is_found_by_name(cast: Cast, sign_in: SignIn) -> None:
    enrol(person("kim", "Kim Ek"), project_of(cast))
    browser, leavers = sign_in(cast.lo), door("list_leavers", programme_of(cast).pk)

    found = browser.get(leavers, {"q": "kim"}).content.decode()
    nobody = browser.get(leavers, {"q": "skye"}).content.decode()

    assert ("Kim Ek" in found, "Amina Yusuf" in found) == (True, False)
    assert "Ingen här passar in på det." in nobody


def test_twice_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    programme, browser = nothing_open(cast), sign_in(cast.lo)

    browser.post(door("close_programme", programme.pk))
    page = browser.post(door("close_programme", programme.pk), follow=True)

    assert "redan gjort" in page.content.decode()


def test_it_can_be_opened_again(cast: Cast, sign_in: SignIn) -> None:
    programme, browser = nothing_open(cast), sign_in(cast.lo)
    browser.post(door("close_programme", programme.pk))

    browser.post(door("reopen_programme", programme.pk))

    programme.refresh_from_db()
    assert not programme.is_closed
    assert last_event(programme) == ("reopen", "")
    Enrolment.invite(person("ny", "Ny Person"), project_of(cast), by=cast.sara)


def test_of_a_protected_person_only_that_something_is_open_is_said(
    cast: Cast, sign_in: SignIn
) -> None:
    everybody_ends(programme_of(cast), by=cast.lo)
    cast.placement.end(by=cast.reza)
    make_submitted_case(cast, participant=cast.skye)

    page = page_of(cast, sign_in)
    employ(cast.lo, cast.goteborg, Role.PROTECTED_HANDLER)

    assert numbers_on(page) == {}
    assert "Whoever handles protected identities sees what" in page
    assert "Skye" not in page
    assert 'action="/programmes/' not in page
    assert numbers_on(page_of(cast, sign_in)) == {"Cases being assessed": 1}


def test_others_find_nothing_or_may_only_look(cast: Cast, sign_in: SignIn) -> None:
    programme, officer = nothing_open(cast), hire_records_officer(cast)
    address = door("close_programme", programme.pk)

    for somebody in (cast.amina, cast.sara, cast.reza, cast.ines, cast.ulla, lead_elsewhere(cast)):
        assert sign_in(somebody).post(address).status_code == 404
    assert sign_in(officer).get(door("show_closing", programme.pk)).status_code == 200
    assert sign_in(officer).post(address).status_code == 403
    programme.refresh_from_db()
    assert not programme.is_closed


def test_a_local_lead_counts_only_their_own(cast: Cast, sign_in: SignIn) -> None:
    lead = lead_elsewhere(cast)
    project_of(cast).programme.projects.create(organisation=cast.partille, name="Partille")

    page = sign_in(lead).get(door("show_closing", programme_of(cast).pk)).content.decode()

    assert numbers_on(page) == {}
    assert "Stäng programmet</button>" not in page


def test_a_draft_that_was_forgotten_stops_nothing(cast: Cast, sign_in: SignIn) -> None:
    draft = make_draft(cast)
    programme = nothing_open(cast)
    longer_ago = draft.made_at.replace(year=draft.made_at.year - 2)
    Certificate.objects.filter(pk=draft.pk).update(made_at=longer_ago)

    sign_in(cast.lo).post(door("close_programme", programme.pk))

    programme.refresh_from_db()
    assert programme.is_closed


def test_nothing_above_is_an_accident(cast: Cast) -> None:
    """What the tests count is there: an open question and a case that nobody has decided."""
    ask(cast)
    make_submitted_case(cast, "A1.2")

    assert ConfirmationRequest.objects.open().count() == 1
    assert AssessmentCase.objects.at_work().count() == 1


def test_it_asks_the_database_no_more_for_more_people(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: object
) -> None:
    for number in range(8):
        enrol(person(f"d{number}", f"Deltagare {number}"), project_of(cast), cast.sara)
    browser = sign_in(cast.lo)
    browser.get("/")

    with django_assert_max_num_queries(14):  # type: ignore[operator]
        browser.get(door("show_closing", programme_of(cast).pk))
