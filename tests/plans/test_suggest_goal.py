"""Sara has an idea for Amina; it is no goal until Amina says so."""

from plans.models import Goal, Plan
from tests.cast import Cast
from tests.conftest import SignIn
from tests.plans.gates import last_event
from tests.plans.plans import enrolment_of

IDEA = "Prova att ta emot en kund."


def page_of(cast: Cast) -> str:
    return f"/group/{enrolment_of(cast.amina).pk}/plan/suggest-goal/"


def test_it_is_a_suggestion_and_no_goal(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).post(page_of(cast), {"words": IDEA})

    goal = Goal.objects.get()
    assert (goal.is_suggested, goal.suggested_by) == (True, cast.sara)
    assert not Plan.objects.get().is_shared
    assert last_event(goal) == ("suggest", cast.sara)


def test_amina_finds_it_on_her_first_page_and_in_her_plan(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.sara).post(page_of(cast), {"words": IDEA})

    for address in ("/", "/plan/"):
        assert IDEA in sign_in(cast.amina).get(address).content.decode()


def test_the_rest_of_the_team_does_not_see_what_is_not_answered(
    cast: Cast, sign_in: SignIn
) -> None:
    sign_in(cast.sara).post(page_of(cast), {"words": IDEA})

    goal = Goal.objects.get()
    assert sign_in(cast.sara).get(goal.get_absolute_url()).status_code == 200
    assert sign_in(cast.noor).get(goal.get_absolute_url()).status_code == 404


def test_the_form_says_that_notes_have_no_place(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.sara).get(page_of(cast), {"lang": "en"}).content.decode()

    assert "nothing about health, absence or family" in page


def test_no_words_get_a_sentence(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.sara).post(f"{page_of(cast)}?lang=en", {"words": ""})

    assert response.status_code == 422
    assert "Write what you suggest" in response.content.decode()
    assert not Goal.objects.exists()


def test_only_her_team_can(cast: Cast, sign_in: SignIn) -> None:
    for stranger in (cast.petra, cast.reza, cast.mehari, cast.ulla):
        assert sign_in(stranger).post(page_of(cast), {"words": IDEA}).status_code == 404
    for not_hers in (cast.amina, cast.lo):  # a lead keeps the list, and reads no plans
        assert sign_in(not_hers).post(page_of(cast), {"words": IDEA}).status_code == 403


def test_skye_is_reached_by_handlers_alone(cast: Cast, sign_in: SignIn) -> None:
    address = f"/group/{enrolment_of(cast.skye).pk}/plan/suggest-goal/"

    assert sign_in(cast.sara).get(address).status_code == 404
    assert "Strand" not in sign_in(cast.noor).get(address).content.decode()
