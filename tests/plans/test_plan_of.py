"""What the team sees of words and plan: what is shared, and never with more queries for more."""

from typing import Any

from plans.models import Conversation, Goal, Step
from plans.models.goal import Wish
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.plans import LIKES, enrolment_of, step_of, tell


def page_of(cast: Cast) -> str:
    return f"/group/{enrolment_of(cast.amina).pk}/plan/?lang=en"


def test_what_is_not_shared_leaves_no_trace(cast: Cast, sign_in: SignIn) -> None:
    step, told = step_of(cast), tell(cast)

    page = sign_in(cast.sara).get(page_of(cast)).content.decode()

    assert "Amina has not shared a plan" in page
    assert "Nothing shared yet." in page
    for words in (step.words, step.goal.words, told.get_absolute_url()):
        assert words not in page


def test_strangers_and_herself_have_no_such_page(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.petra, cast.reza, cast.mehari, cast.ada, cast.ulla):
        assert sign_in(stranger).get(page_of(cast)).status_code == 404
    for no_reader in (cast.amina, cast.lo):  # a lead keeps the list, and reads no plans
        assert sign_in(no_reader).get(page_of(cast)).status_code == 403


def test_it_asks_as_often_for_much_as_for_little(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Any
) -> None:
    goal = step_of(cast, shared=True).goal
    for number in range(9):
        Step.set(goal, f"Steg {number}", by=cast.amina)
        goal.reach(by=cast.amina)
        goal = Goal.choose(Wish(f"Mål {number}", [cast.competency("A1.1")]), by=cast.amina)
        told = Conversation.begin(by=cast.amina)
        told.answer(LIKES, by=cast.amina, words="Mycket.")
        told.finish(by=cast.amina)
        told.share(by=cast.amina)

    for who, address in ((cast.sara, page_of(cast)), (cast.amina, "/plan/")):
        browser = sign_in(who)
        browser.get(address)  # a process asks once what kinds of things there are
        with django_assert_max_num_queries(12):
            assert browser.get(address).status_code == 200
