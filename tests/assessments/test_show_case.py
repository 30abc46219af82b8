"""A case is shown to its participant, to its assessor and, once decided, to those who check it."""

from assessments.models import AssessmentCase
from tests.assessments import cases
from tests.cast import Cast
from tests.conftest import SignIn


def page_of(case: AssessmentCase) -> str:
    return f"/cases/{case.pk}/"


def test_ada_reads_what_was_handed_over(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)

    page = sign_in(cast.ada).get(page_of(case)).content.decode()

    assert "Amina Yusuf" in page
    assert cases.WORDS in page
    assert "Kalle Berg" in page
    assert str(cast.competency("A1.1").fairness_note) in page


def test_amina_sees_where_it_is(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast)

    page = sign_in(cast.amina).get(page_of(case))

    assert page.status_code == 200
    assert "Ada Björk" in page.content.decode()
