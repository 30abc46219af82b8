"""Amina has done her small step."""

from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event, only_amina_can
from tests.plans.plans import step_of


def test_it_is_done_and_no_longer_on_her_first_page(cast: Cast, sign_in: SignIn) -> None:
    step, browser = step_of(cast, shared=True), sign_in(cast.amina)

    browser.post(f"/steps/{step.pk}/do/")

    step.refresh_from_db()
    assert step.is_done
    assert last_event(step) == ("do", cast.amina)
    assert step.words not in browser.get("/").content.decode()
    assert step.words in sign_in(cast.sara).get(step.get_absolute_url()).content.decode()


def test_only_she_can(cast: Cast, sign_in: SignIn) -> None:
    only_amina_can(cast, sign_in, f"/steps/{step_of(cast, shared=True).pk}/do/")


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    step = step_of(cast)
    step.do(by=cast.amina)

    assert "That is done already." in explained(sign_in, cast.amina, f"/steps/{step.pk}/do/")
