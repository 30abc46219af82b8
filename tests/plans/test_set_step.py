"""Amina says what the next small step is; there is one at a time."""

from plans.models import Step
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import last_event, only_amina_can
from tests.plans.plans import STEP, step_of, want


def test_it_stands_quietly_on_her_first_page(cast: Cast, sign_in: SignIn) -> None:
    goal, browser = want(cast), sign_in(cast.amina)

    browser.post(f"/goals/{goal.pk}/step/", {"words": STEP})

    step = Step.objects.get()
    assert (step.words, step.is_now) == (STEP, True)
    assert last_event(step) == ("set", cast.amina)
    assert STEP in browser.get("/").content.decode()


def test_another_one_lets_the_first_rest(cast: Cast, sign_in: SignIn) -> None:
    step = step_of(cast)

    sign_in(cast.amina).post(f"/goals/{step.goal_id}/step/", {"words": "Något annat."})

    step.refresh_from_db()
    assert step.is_resting
    assert Step.objects.present().get().words == "Något annat."


def test_no_words_get_a_sentence_and_change_nothing(cast: Cast, sign_in: SignIn) -> None:
    step = step_of(cast)

    response = sign_in(cast.amina).post(f"/goals/{step.goal_id}/step/?lang=en", {"words": " "})

    assert response.status_code == 422
    assert "Write a small step, in a few words." in response.content.decode()
    step.refresh_from_db()
    assert step.is_now


def test_a_goal_put_aside_takes_none_and_the_words_stay(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast)
    goal.put_aside(by=cast.amina)

    response = sign_in(cast.amina).post(f"/goals/{goal.pk}/step/?lang=en", {"words": STEP})

    assert response.status_code == 409
    assert STEP in response.content.decode()
    assert not Step.objects.exists()


def test_only_she_can(cast: Cast, sign_in: SignIn) -> None:
    only_amina_can(cast, sign_in, f"/goals/{want(cast, shared=True).pk}/step/")
