"""The assessor judges one competency, or several at once; the last word counts."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from assessments.models import AssessmentCase, Decision
from lifecycle.transitions import Refused
from tests.assessments import cases
from tests.cast import Cast
from tests.conftest import SignIn


def judge(client: Client, case: AssessmentCase, **said: object) -> "tuple[int, str]":
    answer = client.post(f"/cases/{case.pk}/judge/", said)
    return answer.status_code, answer.content.decode()


def words(
    cast: Cast,
    code: str,
    *,
    level: object = 2,
    method: object = "portfolio",
    reason: object = "Sett.",
) -> dict[str, object]:
    key = f"c{cast.competency(code).pk}"
    return {f"{key}-level": level, f"{key}-method": method, f"{key}-reason": reason}


def test_ada_judges_a_competency(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    answer = sign_in(cast.ada).post(
        f"/cases/{case.pk}/judge/", {**words(cast, "A1.1"), "at": "c1"}, follow=True
    )

    decision = Decision.objects.get(case=case)
    assert (decision.level, decision.method, decision.reason) == (2, "portfolio", "Sett.")
    assert decision.by == cast.ada
    assert answer.status_code == 200
    assert "Sett." in answer.content.decode()


def test_not_yet_shown_is_a_judgement_too(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    judge(sign_in(cast.ada), case, **words(cast, "A1.1", level="not_yet"))

    assert Decision.objects.get(case=case).level is None


def test_all_that_is_filled_in_is_saved_whichever_button_is_pressed(
    cast: Cast, sign_in: SignIn
) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1", "A4.1")

    judge(sign_in(cast.ada), case, **words(cast, "A1.1"), **words(cast, "A4.1", level=3))

    assert set(case.decisions.values_list("level", flat=True)) == {2, 3}


def test_a_change_adds_a_row_and_the_last_one_counts(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")
    ada = sign_in(cast.ada)

    judge(ada, case, **words(cast, "A1.1", level=2))
    judge(ada, case, **words(cast, "A1.1", level=3))

    [decision] = case.decisions_in_force().values()
    assert decision.level == 3
    assert case.decisions.count() == 2


def test_a_second_press_adds_nothing_and_says_so(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")
    ada = sign_in(cast.ada)

    judge(ada, case, **words(cast, "A1.1"))
    judge(ada, case, **words(cast, "A1.1"))

    assert case.decisions.count() == 1
    assert 'role="status"' in ada.get(case.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "bad",
    [
        {"level": 7},
        {"level": ""},
        {"level": "-1"},
        {"method": "guess"},
        {"method": ""},
        {"reason": ""},
        {"reason": "   "},
        {"reason": "x" * 2001},
    ],
)
def test_bad_input_is_said_and_nothing_typed_is_lost(
    cast: Cast, sign_in: SignIn, bad: dict[str, object]
) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1", "A4.1")
    said = {"level": 2, "method": "portfolio", "reason": "Det här skrev jag."} | bad
    other = words(cast, "A4.1", level="", reason="Halvfärdigt.")

    status, page = judge(
        sign_in(cast.ada),
        case,
        **words(cast, "A1.1", **said),
        **other,
    )

    assert status == 422
    assert str(said["reason"]).strip() in page
    assert "Halvfärdigt." in page
    assert not case.decisions.exists()


def test_what_is_complete_is_saved_beside_what_is_not(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1", "A4.1")

    status, _page = judge(
        sign_in(cast.ada), case, **words(cast, "A1.1"), **words(cast, "A4.1", reason="")
    )

    assert status == 422
    assert case.decisions.get().competency == cast.competency("A1.1")


def test_what_is_pressed_is_saved_and_what_is_begun_elsewhere_stays(
    cast: Cast, sign_in: SignIn
) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1", "A4.1")
    begun = words(cast, "A4.1", level="", method="", reason="Halvfärdigt.")

    status, page = judge(
        sign_in(cast.ada),
        case,
        **words(cast, "A1.1"),
        **begun,
        at=f"c{cast.competency('A1.1').pk}",
        note="Till Amina.",
    )

    assert status == 200
    assert case.decisions.get().competency == cast.competency("A1.1")
    assert "Sparat." in page
    assert f"Påbörjat, och inte sparat än: {cast.competency('A4.1')}." in page
    assert "Halvfärdigt." in page
    assert "Till Amina." in page
    assert "field-error" not in page
    assert "Välj en nivå" not in page


def test_what_is_pressed_has_to_be_complete(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1", "A4.1")
    begun = words(cast, "A4.1", reason="")

    status, page = judge(
        sign_in(cast.ada),
        case,
        **words(cast, "A1.1"),
        **begun,
        at=f"c{cast.competency('A4.1').pk}",
    )

    assert status == 422
    assert case.decisions.get().competency == cast.competency("A1.1")
    assert "Sparat." in page


def test_a_question_begun_below_is_not_lost(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    status, page = judge(sign_in(cast.ada), case, **words(cast, "A1.1"), note="Till Amina.")

    assert status == 200
    assert "Till Amina." in page


def test_a_competency_outside_the_case_is_not_judged(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    judge(sign_in(cast.ada), case, **words(cast, "A2.1"))

    assert not Decision.objects.exists()
    with pytest.raises(Refused):
        case.judge(cast.competency("A2.1"), by=cast.ada, level=1, method="portfolio", reason="x")


def test_the_database_knows_four_levels(cast: Cast) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    with pytest.raises(IntegrityError), transaction.atomic():
        case.judge(cast.competency("A1.1"), by=cast.ada, level=7, method="portfolio", reason="x")


def test_a_stranger_does_not_find_it(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    for stranger in (cast.sara, cast.petra, cast.elin, cast.ines, cast.ulla):
        assert judge(sign_in(stranger), case, **words(cast, "A1.1"))[0] == 404


def test_amina_cannot_judge_her_own(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_case_in_assessment(cast, "A1.1")

    assert judge(sign_in(cast.amina), case, **words(cast, "A1.1"))[0] == 403


def test_after_the_decision_it_is_too_late(cast: Cast, sign_in: SignIn) -> None:
    case = cases.make_decided_case(cast, {"A1.1": 2})

    answer = sign_in(cast.ada).post(
        f"/cases/{case.pk}/judge/", words(cast, "A1.1", level=4), follow=True
    )

    assert "message--error" in answer.content.decode()
    assert case.decisions.count() == 1
