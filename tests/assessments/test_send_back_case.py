"""A quality assurer sends a decided case back to the assessor, with words."""

import pytest

from accounts.models import Role
from assessments.models import AssessmentCase, QualityCheck
from lifecycle.models import Event
from tests.assessments import cases
from tests.cast import Cast, employ
from tests.conftest import SignIn

NOTE = "Skälet för Passa tider behöver bli tydligare."


def url_of(case: AssessmentCase) -> str:
    return f"/cases/{case.pk}/send-back/"


def test_ada_reads_why_and_goes_on(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    sign_in(cast.elin).post(url_of(case), {"note": NOTE})

    case.refresh_from_db()
    assert case.state == AssessmentCase.State.IN_ASSESSMENT
    assert NOTE in sign_in(cast.ada).get(case.get_absolute_url()).content.decode()
    assert not QualityCheck.objects.get(case=case).approved


@pytest.mark.parametrize("note", ["", "  ", "x" * 2001])
def test_it_needs_words(cast: Cast, sign_in: SignIn, note: str) -> None:
    case = cases.make_decided_case(cast)

    page = sign_in(cast.elin).post(url_of(case), {"note": note})

    assert page.status_code == 422
    case.refresh_from_db()
    assert case.state == AssessmentCase.State.DECIDED


def test_who_assessed_it_cannot_send_it_back(cast: Cast, sign_in: SignIn) -> None:
    employ(cast.ada, cast.issuer, Role.QUALITY_ASSURER)
    case = cases.make_decided_case(cast)

    assert sign_in(cast.ada).post(url_of(case), {"note": NOTE}).status_code == 403


def test_a_stranger_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    for stranger in (cast.sara, cast.petra, cast.mehari):
        assert sign_in(stranger).post(url_of(case), {"note": NOTE}).status_code == 404


def test_a_second_press_after_the_check_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_checked_case(cast)

    page = sign_in(cast.elin).post(url_of(case), {"note": NOTE}, follow=True)

    assert "message--error" in page.content.decode()


def test_it_is_recorded_with_the_words(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast)

    sign_in(cast.elin).post(url_of(case), {"note": NOTE})

    event = Event.objects.about(case).filter(action="send_back").get()
    assert (event.by, event.note) == (cast.elin, NOTE)
