"""Sara has an idea for a small step, towards a goal that Amina shares."""

from plans.models import Step
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import last_event
from tests.plans.plans import want

IDEA = "Pumpa ett däck."


def test_it_is_a_suggestion_and_no_step(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast, shared=True)

    sign_in(cast.sara).post(f"/goals/{goal.pk}/suggest-step/", {"words": IDEA})

    step = Step.objects.get()
    assert (step.is_suggested, step.suggested_by) == (True, cast.sara)
    assert last_event(step) == ("suggest", cast.sara)
    assert IDEA in sign_in(cast.amina).get("/").content.decode()


def test_no_words_get_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast, shared=True)

    response = sign_in(cast.sara).post(f"/goals/{goal.pk}/suggest-step/?lang=en", {"words": ""})

    assert response.status_code == 422
    assert "Write a small step" in response.content.decode()


def test_a_goal_that_is_reached_takes_none(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast, shared=True)
    goal.reach(by=cast.amina)

    page = sign_in(cast.sara).post(
        f"/goals/{goal.pk}/suggest-step/?lang=en", {"words": IDEA}, follow=True
    )

    assert "Go on with the goal first." in page.content.decode()
    assert not Step.objects.exists()


def test_what_is_not_shared_is_not_there(cast: Cast, sign_in: SignIn) -> None:
    address = f"/goals/{want(cast).pk}/suggest-step/"

    for other in (cast.sara, cast.petra, cast.mehari, cast.lo):
        assert sign_in(other).post(address, {"words": IDEA}).status_code == 404
    assert sign_in(cast.amina).post(address, {"words": IDEA}).status_code == 403
