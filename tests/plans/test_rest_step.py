"""Amina says «not now»: as good an answer as any, and hers alone."""

import re

from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event, only_amina_can
from tests.plans.plans import enrolment_of, step_of

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')


def test_the_step_rests_and_is_no_longer_on_her_first_page(cast: Cast, sign_in: SignIn) -> None:
    step, browser = step_of(cast), sign_in(cast.amina)

    page = browser.post(f"/steps/{step.pk}/rest/?lang=en", follow=True).content.decode()

    step.refresh_from_db()
    assert step.is_resting
    assert last_event(step) == ("rest", cast.amina)
    assert "Fine. The step rests. Only you see that." in page
    assert step.words not in browser.get("/").content.decode()


def test_nobody_on_the_team_sees_that_it_rests(cast: Cast, sign_in: SignIn) -> None:
    step = step_of(cast, shared=True)
    step.rest(by=cast.amina)
    sara = sign_in(cast.sara)

    goal = step.goal.get_absolute_url()
    for address in ("/group/", f"/group/{enrolment_of(cast.amina).pk}/plan/", goal):
        page = sara.get(address).content.decode()
        assert step.words not in page
        assert "vilar" not in page


def test_the_three_answers_look_the_same(cast: Cast, sign_in: SignIn) -> None:
    step_of(cast)

    page = sign_in(cast.amina).get("/plan/").content.decode()

    [trio] = re.findall(r'<div class="trio">(.*?)</div>', page, re.S)
    assert re.findall(r'class="(btn[^"]*)"', trio) == ["btn btn--line"] * 3


def test_however_often_it_is_said_nothing_is_counted(cast: Cast, sign_in: SignIn) -> None:
    step = step_of(cast)
    once = sign_in(cast.amina).get("/plan/").content.decode()

    for _time in range(3):
        step.rest(by=cast.amina)
        step.take_up(by=cast.amina)

    often = sign_in(cast.amina).get("/plan/").content.decode()
    assert TOKEN.sub("", often) == TOKEN.sub("", once)


def test_only_she_can(cast: Cast, sign_in: SignIn) -> None:
    only_amina_can(cast, sign_in, f"/steps/{step_of(cast, shared=True).pk}/rest/")


def test_a_done_one_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    step = step_of(cast)
    step.do(by=cast.amina)

    explained(sign_in, cast.amina, f"/steps/{step.pk}/rest/")
