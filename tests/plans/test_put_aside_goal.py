"""Amina puts a goal aside; that is nobody else's business."""

from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event, only_amina_can
from tests.plans.plans import enrolment_of, step_of, want


def test_it_is_aside_for_her_and_not_there_for_the_team(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast, shared=True)

    sign_in(cast.amina).post(f"/goals/{goal.pk}/put-aside/")

    assert last_event(goal) == ("put_aside", cast.amina)
    assert goal.words in sign_in(cast.amina).get("/plan/").content.decode()
    assert sign_in(cast.sara).get(goal.get_absolute_url()).status_code == 404
    plan = f"/group/{enrolment_of(cast.amina).pk}/plan/"
    assert goal.words not in sign_in(cast.sara).get(plan).content.decode()


def test_its_step_is_no_longer_on_the_first_page(cast: Cast, sign_in: SignIn) -> None:
    step = step_of(cast)
    assert step.words in sign_in(cast.amina).get("/").content.decode()

    step.goal.put_aside(by=cast.amina)

    assert step.words not in sign_in(cast.amina).get("/").content.decode()


def test_only_she_can(cast: Cast, sign_in: SignIn) -> None:
    only_amina_can(cast, sign_in, f"/goals/{want(cast, shared=True).pk}/put-aside/")


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast)
    goal.put_aside(by=cast.amina)

    explained(sign_in, cast.amina, f"/goals/{goal.pk}/put-aside/")
