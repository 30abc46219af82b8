"""Amina says «not now» to Sara's idea: it is gone, and nobody is told."""

from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event
from tests.plans.plans import suggest_goal


def test_it_is_gone_from_everybody_s_pages(cast: Cast, sign_in: SignIn) -> None:
    goal = suggest_goal(cast)

    sign_in(cast.amina).post(f"/goals/{goal.pk}/leave/")

    assert last_event(goal) == ("leave", cast.amina)
    assert goal.words not in sign_in(cast.amina).get("/plan/").content.decode()
    assert sign_in(cast.sara).get(goal.get_absolute_url()).status_code == 404
    assert goal.words not in sign_in(cast.sara).get("/group/").content.decode()


def test_nobody_else_can(cast: Cast, sign_in: SignIn) -> None:
    goal = suggest_goal(cast)

    assert sign_in(cast.sara).post(f"/goals/{goal.pk}/leave/").status_code == 403
    assert sign_in(cast.mehari).post(f"/goals/{goal.pk}/leave/").status_code == 404


def test_once_accepted_it_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    goal = suggest_goal(cast)
    goal.accept(by=cast.amina)

    explained(sign_in, cast.amina, f"/goals/{goal.pk}/leave/")
    goal.refresh_from_db()
    assert goal.is_chosen
