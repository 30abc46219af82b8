"""The assessors' queue: what waits for anyone, and what is one's own, longest wait first."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import User
from assessments.models import AssessmentCase
from tests.assessments import cases
from tests.assessments.costs import queries
from tests.assessments.test_separation import had_ada_on_the_team
from tests.cast import Cast, person
from tests.conftest import SignIn

URL = "/desk/queue/"


def make_case_of_somebody(cast: Cast, number: int) -> AssessmentCase:
    somebody: User = person(f"somebody{number}", f"Någon Nummer{number}")
    return cases.make_submitted_case(cast, "A1.1", "A2.1", participant=somebody, entries=1)


def test_the_longest_wait_is_at_the_top(cast: Cast, sign_in: SignIn) -> None:
    cases.make_submitted_case(cast, participant=cast.mehari)
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        cases.make_submitted_case(cast)

    page = sign_in(cast.ada).get(URL).content.decode()

    assert page.index("Amina Yusuf") < page.index("Mehari Habtom")
    assert "3 dagar" in page
    assert "2 bekräftelser" in page


def test_those_who_waited_less_long_stand_on_the_next_page(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessments.views.A_PAGE", 2)
    for number in range(3):
        make_case_of_somebody(cast, number)
    ada = sign_in(cast.ada)

    first, second = (ada.get(URL, {"page": page}).content.decode() for page in (1, 2))

    assert "3 ärenden." in first
    assert ("Nummer0" in first, "Nummer2" in first) == (True, False)
    assert ("Nummer0" in second, "Nummer2" in second) == (False, True)


def test_of_many_that_wait_for_another_it_says_how_many(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assessments.views.A_PAGE", 1)
    cases.make_decided_case(cast)
    cases.make_decided_case(cast, participant=cast.mehari)

    page = sign_in(cast.ada).get(URL).content.decode()

    assert ("Amina" in page, "Mehari" in page) == (True, False)
    assert "De 1 som har väntat längst, av 2." in page


def test_her_own_stay_until_decided_and_then_wait_apart(cast: Cast, sign_in: SignIn) -> None:
    cases.make_decided_case(cast)

    page = sign_in(cast.ada).get(URL).content.decode()

    assert "Beslutade av dig, väntar på kvalitetskontroll" in page
    assert "Inget väntar." in page


def test_another_assessors_case_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    cases.make_case_in_assessment(cast)

    assert "Amina" not in sign_in(cast.elin).get(URL).content.decode()


def test_who_followed_her_does_not_see_her_there(cast: Cast, sign_in: SignIn) -> None:
    cases.make_submitted_case(cast)
    had_ada_on_the_team(cast)

    assert "Amina" not in sign_in(cast.ada).get(URL).content.decode()


def test_a_protected_person_is_there_by_the_name_they_chose(cast: Cast, sign_in: SignIn) -> None:
    cases.make_submitted_case(cast, participant=cast.skye)

    page = sign_in(cast.elin).get(URL).content.decode()

    assert "Skye" in page
    assert "Strand" not in page
    assert "Skye" not in sign_in(cast.ada).get(URL).content.decode()


def test_only_assessors_have_a_queue(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.elin).get(URL).status_code == 200
    for somebody in (cast.amina, cast.sara, cast.ines, cast.ulla):
        assert sign_in(somebody).get(URL).status_code == 403


def test_the_page_costs_the_same_with_twenty_cases(cast: Cast, sign_in: SignIn) -> None:
    ada = sign_in(cast.ada)
    make_case_of_somebody(cast, 0)
    few = queries(ada, URL)
    for number in range(1, 20):
        make_case_of_somebody(cast, number)

    assert queries(ada, URL) == few <= 12
