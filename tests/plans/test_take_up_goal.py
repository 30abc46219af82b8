"""Amina goes on with a goal that was put aside or reached."""

import pytest

from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event
from tests.plans.plans import want


@pytest.mark.parametrize("how", ["put_aside", "reach"])
def test_it_is_going_on_again(cast: Cast, sign_in: SignIn, how: str) -> None:
    goal = want(cast)
    getattr(goal, how)(by=cast.amina)

    sign_in(cast.amina).post(f"/goals/{goal.pk}/take-up/")

    goal.refresh_from_db()
    assert goal.is_chosen
    assert last_event(goal) == ("take_up", cast.amina)


def test_a_fourth_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast)
    goal.put_aside(by=cast.amina)
    for number in range(3):
        want(cast, f"Mål {number}")

    page = explained(sign_in, cast.amina, f"/goals/{goal.pk}/take-up/")

    assert "Three goals at a time are enough." in page


def test_nobody_else_can(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast, shared=True)
    goal.reach(by=cast.amina)

    assert sign_in(cast.sara).post(f"/goals/{goal.pk}/take-up/").status_code == 403
    assert sign_in(cast.mehari).post(f"/goals/{goal.pk}/take-up/").status_code == 404
