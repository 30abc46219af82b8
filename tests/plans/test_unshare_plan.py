"""Amina makes her goals her own again."""

from plans.models import Plan
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, only_amina_can
from tests.plans.plans import step_of, want


def test_the_team_reads_them_no_longer(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast, shared=True)

    sign_in(cast.amina).post(f"/plan/{goal.plan_id}/unshare/")

    assert not Plan.of(cast.amina).is_shared
    assert sign_in(cast.sara).get(goal.get_absolute_url()).status_code == 404


def test_only_she_can(cast: Cast, sign_in: SignIn) -> None:
    only_amina_can(cast, sign_in, f"/plan/{want(cast, shared=True).plan_id}/unshare/")


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    plan = step_of(cast).goal.plan

    explained(sign_in, cast.amina, f"/plan/{plan.pk}/unshare/")
