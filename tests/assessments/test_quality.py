"""The page of those who assure quality: decided cases that somebody else assessed."""

from assessments.attention import waiting_in_numbers
from tests.assessments import cases
from tests.assessments.costs import queries
from tests.cast import Cast, person
from tests.conftest import SignIn

URL = "/desk/quality/"


def test_elin_sees_what_ada_has_decided(cast: Cast, sign_in: SignIn) -> None:
    cases.make_decided_case(cast)
    cases.make_submitted_case(cast, participant=cast.mehari)

    page = sign_in(cast.elin).get(URL).content.decode()

    assert "Amina Yusuf" in page
    assert "Mehari" not in page


def test_what_she_assessed_herself_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast, "A1.1")
    case.take_up(by=cast.elin)
    case.judge(cast.competency("A1.1"), by=cast.elin, level=1, method="portfolio", reason="Sett.")
    case.decide(by=cast.elin)

    assert "Amina" not in sign_in(cast.elin).get(URL).content.decode()


def test_she_reads_the_reasons_before_she_approves(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    page = sign_in(cast.elin).get(case.get_absolute_url()).content.decode()

    assert cases.REASON in page
    assert f"/cases/{case.pk}/check-quality/" in page
    assert f'name="c{cast.competency("A1.1").pk}-level"' not in page


def test_only_quality_assurers_have_it(cast: Cast, sign_in: SignIn) -> None:
    for somebody in (cast.amina, cast.sara, cast.ada, cast.ines, cast.ulla):
        assert sign_in(somebody).get(URL).status_code == 403


def test_the_menu_says_how_much_waits(cast: Cast) -> None:
    cases.make_decided_case(cast)
    cases.make_submitted_case(cast, participant=cast.mehari)

    assert waiting_in_numbers(cast.elin) == {"queue": 1, "quality": 1}
    assert waiting_in_numbers(cast.ada) == {"queue": 1, "quality": 0}
    assert waiting_in_numbers(cast.sara) == {"queue": 0, "quality": 0}


def test_the_page_costs_the_same_with_twenty_cases(cast: Cast, sign_in: SignIn) -> None:
    elin = sign_in(cast.elin)
    cases.make_decided_case(cast)
    few = queries(elin, URL)
    for number in range(19):
        somebody = person(f"somebody{number}", f"Någon Nummer{number}")
        cases.make_decided_case(cast, {"A1.1": 1}, participant=somebody, entries=1)

    assert queries(elin, URL) == few <= 12
