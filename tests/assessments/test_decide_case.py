"""The assessor decides a case when each chosen competency has its decision."""

from assessments.models import AssessmentCase
from lifecycle.models import Event
from tests.assessments import cases
from tests.assessments.test_judge_competency import words
from tests.cast import Cast
from tests.conftest import SignIn


def url_of(case: AssessmentCase) -> str:
    return f"/cases/{case.pk}/decide/"


def test_ada_judges_and_decides_in_one_press(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1", "A4.1")

    sign_in(cast.ada).post(
        url_of(case), {**words(cast, "A1.1"), **words(cast, "A4.1", level="not_yet")}
    )

    case.refresh_from_db()
    assert case.state == AssessmentCase.State.DECIDED
    assert {decision.level for decision in case.decisions_in_force().values()} == {2, None}


def test_what_lacks_a_decision_is_said_and_the_rest_is_saved(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1", "A4.1")

    page = sign_in(cast.ada).post(url_of(case), words(cast, "A1.1"), follow=True)

    assert f"Bedöm det här först: {cast.competency('A4.1')}." in page.content.decode()
    assert case.decisions.count() == 1
    case.refresh_from_db()
    assert case.state == AssessmentCase.State.IN_ASSESSMENT


def test_half_a_judgement_stops_it_and_is_kept(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    page = sign_in(cast.ada).post(url_of(case), words(cast, "A1.1", level="", reason="Halvt."))

    assert page.status_code == 422
    assert "Halvt." in page.content.decode()


def test_amina_sees_no_decision_before_the_quality_check(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    page = sign_in(cast.amina).get(case.get_absolute_url()).content.decode()

    assert cases.REASON not in page
    assert "Klarar med stöd" not in page


def test_a_stranger_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast)

    for stranger in (cast.sara, cast.petra, cast.elin, cast.ines):
        assert sign_in(stranger).post(url_of(case)).status_code == 404


def test_amina_cannot_decide_it(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast)

    assert sign_in(cast.amina).post(url_of(case)).status_code == 403


def test_a_second_press_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    page = sign_in(cast.ada).post(url_of(case), follow=True)

    assert "message--error" in page.content.decode()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    sign_in(cast.ada).post(url_of(case), words(cast, "A1.1"))

    assert Event.objects.about(case).filter(action="decide").get().by == cast.ada
