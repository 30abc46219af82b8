"""An assessor takes up a case that waits, if they never were on the participant's team."""

from accounts.models import Role
from assessments import permissions
from assessments.models import AssessmentCase
from lifecycle.models import Event
from tests.assessments import cases
from tests.assessments.test_separation import had_ada_on_the_team
from tests.cast import Cast, employ
from tests.conftest import SignIn


def url_of(case: AssessmentCase) -> str:
    return f"/cases/{case.pk}/take-up/"


def test_ada_takes_it_up(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)

    page = sign_in(cast.ada).post(url_of(case), follow=True)

    case.refresh_from_db()
    assert (case.state, case.assessor) == (AssessmentCase.State.IN_ASSESSMENT, cast.ada)
    assert page.redirect_chain == [(case.get_absolute_url(), 302)]


def test_opening_the_address_changes_nothing(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)

    assert sign_in(cast.ada).get(url_of(case)).status_code == 405


def test_who_once_followed_her_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)
    had_ada_on_the_team(cast)

    ada = sign_in(cast.ada)
    assert ada.get(case.get_absolute_url()).status_code == 404
    assert ada.post(url_of(case)).headers["Location"] == "/desk/queue/"
    assert not Event.objects.about(case).filter(action="take_up").exists()
    assert not permissions.take_up_case(cast.ada, case)


def test_her_pedagogue_does_not_find_it_even_as_an_assessor(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.sara, cast.issuer, Role.ASSESSOR)
    case = cases.make_submitted_case(cast)

    sign_in(cast.sara).post(url_of(case))

    case.refresh_from_db()
    assert case.assessor is None


def test_nobody_but_an_assessor_can(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)
    not_there = url_of(case).replace(str(case.pk), "999999")

    for name in ("amina", "mehari", "sara", "petra", "ines", "finn", "ulla"):
        somebody = sign_in(getattr(cast, name))
        assert somebody.post(url_of(case)).status_code == 403
        assert somebody.post(not_there).status_code == 403


def test_a_second_press_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)
    ada = sign_in(cast.ada)
    ada.post(url_of(case))

    assert "message--error" in ada.post(url_of(case), follow=True).content.decode()


def test_who_comes_second_gets_a_sentence_in_the_queue(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast)
    not_there = url_of(case).replace(str(case.pk), "999999")
    elin = sign_in(cast.elin)

    for url in (url_of(case), not_there):  # no way to tell them apart
        page = elin.post(url, follow=True)
        assert page.redirect_chain == [("/desk/queue/", 302)]
        assert "Ärendet är redan taget, eller tillbakataget." in page.content.decode()


def test_it_is_recorded(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_submitted_case(cast)

    sign_in(cast.ada).post(url_of(case))

    assert Event.objects.about(case).last().by == cast.ada  # type: ignore[union-attr]
