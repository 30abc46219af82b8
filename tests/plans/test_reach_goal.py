"""Amina is there."""

from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event, only_amina_can
from tests.plans.plans import want


def test_it_is_reached_and_her_team_can_see_it(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast, shared=True)

    sign_in(cast.amina).post(f"/goals/{goal.pk}/reach/")

    goal.refresh_from_db()
    assert goal.is_reached
    assert last_event(goal) == ("reach", cast.amina)
    assert sign_in(cast.sara).get(goal.get_absolute_url()).status_code == 200


def test_only_she_can(cast: Cast, sign_in: SignIn) -> None:
    only_amina_can(cast, sign_in, f"/goals/{want(cast, shared=True).pk}/reach/")


def test_one_put_aside_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast)
    goal.put_aside(by=cast.amina)

    explained(sign_in, cast.amina, f"/goals/{goal.pk}/reach/")
