"""The assessor asks the participant for more, and says what is missing."""

import pytest

from assessments.models import AssessmentCase
from lifecycle.models import Event
from tests.assessments import cases
from tests.assessments.test_judge_competency import words
from tests.cast import Cast
from tests.conftest import Postman, SignIn

QUESTION = "Berätta gärna om en dag när du fick lösa något själv."


def url_of(case: AssessmentCase) -> str:
    return f"/cases/{case.pk}/ask-for-more/"


def test_amina_gets_the_question_and_a_letter_without_it(
    cast: Cast, sign_in: SignIn, postman: Postman
) -> None:
    case = cases.make_case_in_assessment(cast)
    postman()

    sign_in(cast.ada).post(url_of(case), {"note": QUESTION})

    case.refresh_from_db()
    assert case.state == AssessmentCase.State.MORE_NEEDED
    assert QUESTION in sign_in(cast.amina).get(case.get_absolute_url()).content.decode()
    [letter] = postman()
    assert letter.to == [cast.amina.email]
    assert case.get_absolute_url() in letter.body
    assert QUESTION not in letter.body


def test_what_was_filled_in_is_saved_too(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    sign_in(cast.ada).post(url_of(case), {"note": QUESTION, **words(cast, "A1.1")})

    assert case.decisions.get().level == 2


@pytest.mark.parametrize("note", ["", "   ", "x" * 2001])
def test_it_needs_words_and_loses_none(cast: Cast, sign_in: SignIn, note: str) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")
    half = words(cast, "A1.1", level="", reason="Påbörjat skäl.")

    page = sign_in(cast.ada).post(url_of(case), {"note": note, **half})

    assert page.status_code == 422
    assert "Påbörjat skäl." in page.content.decode()
    case.refresh_from_db()
    assert case.state == AssessmentCase.State.IN_ASSESSMENT


def test_a_stranger_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast)

    for stranger in (cast.sara, cast.petra, cast.elin, cast.mehari):
        assert sign_in(stranger).post(url_of(case), {"note": QUESTION}).status_code == 404


def test_amina_cannot_ask_herself(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast)

    assert sign_in(cast.amina).post(url_of(case), {"note": QUESTION}).status_code == 403


def test_a_second_press_is_a_sentence(cast: Cast, sign_in: SignIn, postman: Postman) -> None:
    case = cases.make_case_in_assessment(cast)
    ada = sign_in(cast.ada)
    ada.post(url_of(case), {"note": QUESTION})
    postman()

    page = ada.post(url_of(case), {"note": QUESTION}, follow=True)

    assert "message--error" in page.content.decode()
    assert postman() == []


def test_it_is_recorded_with_the_words(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast)

    sign_in(cast.ada).post(url_of(case), {"note": QUESTION})

    event = Event.objects.about(case).filter(action="ask_for_more").get()
    assert (event.by, event.note) == (cast.ada, QUESTION)
