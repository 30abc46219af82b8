"""Amina says it in other words."""

from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import last_event, only_amina_can
from tests.plans.plans import want


def test_words_and_what_it_is_about_are_others_now(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast, shared=True)

    said = {"words": "Jag vill laga andras.", "competencies": [cast.competency("A1.1").pk]}
    sign_in(cast.amina).post(f"/goals/{goal.pk}/change/", said)

    goal.refresh_from_db()
    assert goal.words == "Jag vill laga andras."
    assert [each.code for each in goal.competencies.all()] == ["A1.1"]
    assert last_event(goal) == ("change", cast.amina)


def test_no_words_get_a_sentence_and_change_nothing(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast)

    response = sign_in(cast.amina).post(f"/goals/{goal.pk}/change/?lang=en", {"words": ""})

    assert response.status_code == 422
    assert "Write what you want" in response.content.decode()
    before = goal.words
    goal.refresh_from_db()
    assert goal.words == before


def test_only_she_can(cast: Cast, sign_in: SignIn) -> None:
    only_amina_can(cast, sign_in, f"/goals/{want(cast, shared=True).pk}/change/")
