"""Amina answers the assessor's question: with further moments, with words, or both."""

import pytest

from assessments.models import AssessmentCase
from lifecycle.models import Event
from portfolio.models import Entry
from tests.assessments import cases
from tests.cast import Cast
from tests.conftest import SignIn

ANSWER = "Jag var ensam i verkstaden en förmiddag."


def make_case_with_question(cast: Cast) -> AssessmentCase:
    case = cases.make_case_in_assessment(cast, "A1.1")
    case.ask_for_more(by=cast.ada, note="Berätta mer.")
    return case


def url_of(case: AssessmentCase) -> str:
    return f"/cases/{case.pk}/add-more/"


def test_ada_reads_the_answer(cast: Cast, sign_in: SignIn) -> None:
    case = make_case_with_question(cast)

    sign_in(cast.amina).post(url_of(case), {"note": ANSWER})

    case.refresh_from_db()
    assert case.state == AssessmentCase.State.IN_ASSESSMENT
    assert ANSWER in sign_in(cast.ada).get(case.get_absolute_url()).content.decode()


def test_a_further_moment_becomes_part_of_the_case(cast: Cast, sign_in: SignIn) -> None:
    case = make_case_with_question(cast)
    entry = cases.make_shared_entry(cast, "A1.1", text="En dag till.")

    sign_in(cast.amina).post(url_of(case), {"entries": [entry.pk]})

    entry.refresh_from_db()
    assert entry.state == Entry.State.SUBMITTED
    assert "En dag till." in sign_in(cast.ada).get(case.get_absolute_url()).content.decode()


def test_only_moments_that_show_what_is_assessed_are_offered(cast: Cast, sign_in: SignIn) -> None:
    case = make_case_with_question(cast)
    cases.make_shared_entry(cast, "A1.1", text="Det här passar.")
    cases.make_shared_entry(cast, "A2.1", text="Det här handlar om annat.")

    page = sign_in(cast.amina).get(url_of(case)).content.decode()

    assert "Det här passar." in page
    assert "annat" not in page
    assert cases.WORDS not in page  # handed over already


def test_nothing_is_an_error_in_words(cast: Cast, sign_in: SignIn) -> None:
    case = make_case_with_question(cast)

    page = sign_in(cast.amina).post(url_of(case), {"note": " "})

    assert page.status_code == 422
    assert "Skriv något, eller välj ett ögonblick." in page.content.decode()


@pytest.mark.parametrize("whose", ["mehari", "unrelated", "nonsense"])
def test_other_moments_are_refused_and_the_words_are_kept(
    cast: Cast, sign_in: SignIn, whose: str
) -> None:
    case = make_case_with_question(cast)
    others = {
        "mehari": cases.make_shared_entry(cast, "A1.1", participant=cast.mehari).pk,
        "unrelated": cases.make_shared_entry(cast, "A2.1").pk,
        "nonsense": "inte-ett-id",
    }

    page = sign_in(cast.amina).post(url_of(case), {"entries": [others[whose]], "note": ANSWER})

    assert page.status_code == 422
    assert ANSWER in page.content.decode()
    case.refresh_from_db()
    assert case.needs_more


def test_a_stranger_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    case = make_case_with_question(cast)

    for stranger in (cast.mehari, cast.sara, cast.petra):
        assert sign_in(stranger).post(url_of(case), {"note": ANSWER}).status_code == 404


def test_the_assessor_cannot_answer_for_her(cast: Cast, sign_in: SignIn) -> None:
    case = make_case_with_question(cast)

    assert sign_in(cast.ada).post(url_of(case), {"note": ANSWER}).status_code == 403


def test_a_second_press_is_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    case = make_case_with_question(cast)
    amina = sign_in(cast.amina)
    amina.post(url_of(case), {"note": ANSWER})

    page = amina.post(url_of(case), {"note": ANSWER}, follow=True)

    assert "message--error" in page.content.decode()
    assert Event.objects.about(case).filter(action="add_more").count() == 1


def test_it_is_recorded_with_the_words(cast: Cast, sign_in: SignIn) -> None:
    case = make_case_with_question(cast)

    sign_in(cast.amina).post(url_of(case), {"note": ANSWER})

    event = Event.objects.about(case).filter(action="add_more").get()
    assert (event.by, event.note) == (cast.amina, ANSWER)
