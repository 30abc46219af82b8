"""Amina takes a case back, with all its moments, as long as nothing is decided."""

from assessments.models import AssessmentCase
from lifecycle.models import Event
from portfolio.models import Entry
from tests.assessments import cases
from tests.cast import Cast
from tests.conftest import SignIn


def url_of(case: AssessmentCase) -> str:
    return f"/cases/{case.pk}/withdraw/"


def test_her_moments_are_hers_again(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast)

    page = sign_in(cast.amina).post(url_of(case), follow=True)

    case.refresh_from_db()
    assert case.state == AssessmentCase.State.WITHDRAWN
    assert {entry.state for entry in case.entries.all()} == {Entry.State.SHARED}
    assert page.status_code == 200


def test_asking_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)

    assert sign_in(cast.amina).get(url_of(case)).status_code == 200

    case.refresh_from_db()
    assert case.state == AssessmentCase.State.SUBMITTED


def test_the_assessor_sees_it_no_more(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast)
    case.withdraw(by=cast.amina)

    assert sign_in(cast.ada).get(case.get_absolute_url()).status_code == 404


def test_a_moment_in_another_case_stays_frozen(cast: Cast) -> None:
    entry = cases.make_shared_entry(cast, "A1.1", "A2.1")
    first = AssessmentCase.make([entry], [cast.competency("A1.1")], by=cast.amina)
    AssessmentCase.make([entry], [cast.competency("A2.1")], by=cast.amina)

    first.withdraw(by=cast.amina)

    entry.refresh_from_db()
    assert entry.state == Entry.State.SUBMITTED


def test_it_can_be_handed_over_again(cast: Cast) -> None:
    case = cases.make_submitted_case(cast, "A1.1")
    case.withdraw(by=cast.amina)

    again = AssessmentCase.make(list(case.entries.all()), [cast.competency("A1.1")], by=cast.amina)

    assert again.state == AssessmentCase.State.SUBMITTED


def test_a_stranger_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)

    for stranger in (cast.mehari, cast.sara, cast.petra):
        assert sign_in(stranger).post(url_of(case)).status_code == 404


def test_the_assessor_cannot_do_it(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast)

    assert sign_in(cast.ada).post(url_of(case)).status_code == 403


def test_after_the_decision_a_sentence_says_no(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    page = sign_in(cast.amina).post(url_of(case), follow=True)

    assert "message--error" in page.content.decode()
    case.refresh_from_db()
    assert case.state == AssessmentCase.State.DECIDED


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)

    sign_in(cast.amina).post(url_of(case))

    event = Event.objects.about(case).filter(action="withdraw").get()
    assert event.by == cast.amina
