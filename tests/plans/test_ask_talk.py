"""Amina wants to talk; that she wants to is told, why is not."""

from plans.models import Talk
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import last_event
from tests.plans.plans import want

GROUP = "/group/?lang=en"


def test_her_team_sees_that_she_wants_to(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.amina).post("/talks/ask/")

    talk = Talk.objects.get()
    assert (talk.participant, talk.goal, talk.is_asked) == (cast.amina, None, True)
    assert last_event(talk) == ("ask", cast.amina)
    page = sign_in(cast.sara).get(GROUP).content.decode()
    assert "Wants to talk with you" in page
    assert talk.get_absolute_url() in page


def test_a_goal_is_named_to_the_team_only_if_it_is_shared(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast)
    sign_in(cast.amina).post("/talks/ask/", {"goal": goal.pk})
    talk, sara = Talk.objects.get(), sign_in(cast.sara)
    for address in (GROUP, talk.get_absolute_url()):
        assert goal.words not in sara.get(address).content.decode()

    goal.plan.share(by=cast.amina)

    for address in (GROUP, talk.get_absolute_url()):
        assert goal.words in sara.get(address).content.decode()
    assert "Wants to look at something together" in sara.get(GROUP).content.decode()


def test_whoever_asks_twice_has_asked_once(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    for _press in range(2):
        browser.post("/talks/ask/")

    assert Talk.objects.count() == 1


def test_somebody_else_s_goal_and_nonsense_are_not_taken(cast: Cast, sign_in: SignIn) -> None:
    goal = want(cast)
    mehari = sign_in(cast.mehari)

    mehari.post("/talks/ask/", {"goal": goal.pk})
    sign_in(cast.amina).post("/talks/ask/", {"goal": "x"})

    assert [talk.goal for talk in Talk.objects.all()] == [None, None]


def test_strangers_see_no_talk(cast: Cast, sign_in: SignIn) -> None:
    talk = Talk.ask(by=cast.amina)

    for stranger in (cast.petra, cast.mehari, cast.reza, cast.lo, cast.ulla):
        assert sign_in(stranger).get(talk.get_absolute_url()).status_code == 404


def test_whoever_takes_part_in_nothing_cannot(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.sara).post("/talks/ask/").status_code == 403
