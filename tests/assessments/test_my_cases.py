"""What a participant has handed over, and where each of it is."""

from tests.assessments import cases
from tests.assessments.costs import queries
from tests.cast import Cast
from tests.conftest import SignIn

URL = "/cases/"


def test_amina_sees_her_own(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    page = sign_in(cast.amina).get(URL).content.decode()

    assert case.get_absolute_url() in page
    assert "Ada Björk läser det du har lämnat in." in page


def test_mehari_sees_none_of_hers_and_is_told_how_to_begin(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)

    page = sign_in(cast.mehari).get(URL).content.decode()

    assert case.get_absolute_url() not in page
    assert "/cases/make/" in page


def test_the_page_costs_the_same_with_many(cast: Cast, sign_in: SignIn) -> None:
    amina = sign_in(cast.amina)
    cases.make_checked_case(cast)
    few = queries(amina, URL)
    for _again in range(5):
        cases.make_checked_case(cast)

    assert queries(amina, URL) == few <= 12
