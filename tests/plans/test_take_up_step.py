"""Amina takes up a step that rests."""

from plans.models import Step
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event
from tests.plans.plans import step_of


def test_it_is_next_and_the_one_before_rests(cast: Cast, sign_in: SignIn) -> None:
    first = step_of(cast)
    second = Step.set(first.goal, "Något annat.", by=cast.amina)
    first.refresh_from_db()

    sign_in(cast.amina).post(f"/steps/{first.pk}/take-up/")

    for step in (first, second):
        step.refresh_from_db()
    assert (first.is_now, second.is_resting) == (True, True)
    assert last_event(first) == ("take_up", cast.amina)


def test_nobody_else_even_sees_it(cast: Cast, sign_in: SignIn) -> None:
    step = step_of(cast, shared=True)
    step.rest(by=cast.amina)

    for other in (cast.sara, cast.mehari, cast.ulla):
        assert sign_in(other).post(f"/steps/{step.pk}/take-up/").status_code == 404


def test_a_done_one_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    step = step_of(cast)
    step.do(by=cast.amina)

    explained(sign_in, cast.amina, f"/steps/{step.pk}/take-up/")
