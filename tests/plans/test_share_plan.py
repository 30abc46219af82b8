"""Amina lets her team read her goals."""

from accounts.models import Reading
from plans.models import Plan
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import explained, last_event
from tests.plans.plans import enrolment_of, step_of


def team_page(cast: Cast) -> str:
    return f"/group/{enrolment_of(cast.amina).pk}/plan/"


def test_the_team_reads_goals_and_the_present_step(cast: Cast, sign_in: SignIn) -> None:
    step = step_of(cast)
    sara = sign_in(cast.sara)
    assert step.goal.words not in sara.get(team_page(cast)).content.decode()

    sign_in(cast.amina).post(f"/plan/{Plan.of(cast.amina).pk}/share/")

    page = sara.get(team_page(cast)).content.decode()
    assert step.goal.words in page
    assert step.words in page
    assert last_event(Plan.of(cast.amina)) == ("share", cast.amina)


def test_she_is_told_who_will_read_and_what_they_do_not_see(cast: Cast, sign_in: SignIn) -> None:
    step_of(cast)

    page = sign_in(cast.amina).get(f"/plan/{Plan.of(cast.amina).pk}/share/?lang=en")

    assert "Sara Nyberg" in page.content.decode()
    assert "They do not see what you put aside" in page.content.decode()


def test_that_it_was_read_is_told_to_her(cast: Cast, sign_in: SignIn) -> None:
    step_of(cast, shared=True)

    sign_in(cast.sara).get(team_page(cast))

    read = {reading.subject for reading in Reading.objects.filter(participant=cast.amina)}
    assert Plan.of(cast.amina) in read
    page = sign_in(cast.amina).get("/me/who-looked/?lang=en").content.decode()
    assert "Your plan" in page


def test_a_private_plan_is_read_by_nobody_and_nobody_else_shares_it(
    cast: Cast, sign_in: SignIn
) -> None:
    plan = step_of(cast).goal.plan

    for other in (cast.sara, cast.mehari, cast.petra, cast.lo, cast.ulla):
        assert sign_in(other).post(f"/plan/{plan.pk}/share/").status_code == 404


def test_a_second_press_gets_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    plan = step_of(cast, shared=True).goal.plan

    assert "That is done already." in explained(sign_in, cast.amina, f"/plan/{plan.pk}/share/")
