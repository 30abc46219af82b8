"""Amina makes Sara's idea a goal of her own."""

from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event
from tests.plans.plans import suggest_goal, want


def test_it_is_hers_from_now_on(cast: Cast, sign_in: SignIn) -> None:
    goal = suggest_goal(cast)

    sign_in(cast.amina).post(f"/goals/{goal.pk}/accept/")

    goal.refresh_from_db()
    assert goal.is_chosen
    assert last_event(goal) == ("accept", cast.amina)


def test_nothing_is_set_without_her(cast: Cast, sign_in: SignIn) -> None:
    goal = suggest_goal(cast)

    assert sign_in(cast.sara).post(f"/goals/{goal.pk}/accept/").status_code == 403
    for stranger in (cast.noor, cast.mehari, cast.petra, cast.ulla):
        assert sign_in(stranger).post(f"/goals/{goal.pk}/accept/").status_code == 404
    goal.refresh_from_db()
    assert goal.is_suggested


def test_a_fourth_gets_a_sentence_and_stays_a_suggestion(cast: Cast, sign_in: SignIn) -> None:
    goal = suggest_goal(cast)
    for number in range(3):
        want(cast, f"Mål {number}")

    page = explained(sign_in, cast.amina, f"/goals/{goal.pk}/accept/")

    assert "Three goals at a time are enough." in page
    goal.refresh_from_db()
    assert goal.is_suggested


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    goal = suggest_goal(cast)
    goal.accept(by=cast.amina)

    assert "That is done already." in explained(sign_in, cast.amina, f"/goals/{goal.pk}/accept/")
