"""Amina makes Sara's idea her next small step."""

from plans.models import Step
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event
from tests.plans.plans import STEP, suggest_step


def test_it_is_next_and_the_one_before_rests(cast: Cast, sign_in: SignIn) -> None:
    idea = suggest_step(cast)
    own = Step.set(idea.goal, STEP, by=cast.amina)

    sign_in(cast.amina).post(f"/steps/{idea.pk}/accept/")

    for step in (idea, own):
        step.refresh_from_db()
    assert (idea.is_now, own.is_resting) == (True, True)
    assert last_event(idea) == ("accept", cast.amina)


def test_nothing_is_set_without_her(cast: Cast, sign_in: SignIn) -> None:
    idea = suggest_step(cast)

    assert sign_in(cast.sara).post(f"/steps/{idea.pk}/accept/").status_code == 403
    for stranger in (cast.noor, cast.mehari, cast.petra):
        assert sign_in(stranger).post(f"/steps/{idea.pk}/accept/").status_code == 404


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    idea = suggest_step(cast)
    idea.accept(by=cast.amina)

    explained(sign_in, cast.amina, f"/steps/{idea.pk}/accept/")
    idea.refresh_from_db()
    assert idea.is_now
