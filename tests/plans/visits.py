"""Addresses of plan pages that hold a bit of everything."""

from plans.content import QUESTIONS
from plans.models import Goal, Step
from plans.models.goal import Wish
from tests.cast import Cast
from tests.plans.plans import begin, enrolment_of, offer, suggest_goal, want


def question_page(cast: Cast) -> str:
    """Return the question with the most pictures."""
    longest = max(QUESTIONS, key=lambda question: len(question.tiles))
    return f"{begin(cast).get_absolute_url()}answer/{longest.code}/"


def told_page(cast: Cast) -> str:
    """Return a conversation in which everything was pointed at."""
    told = begin(cast)
    for question in QUESTIONS:
        everything = [tile.code for tile in question.tiles]
        told.answer(question, by=cast.amina, chosen=everything, words="Jag vill gärna. " * 20)
    told.finish(by=cast.amina)
    told.share(by=cast.amina)
    return told.get_absolute_url()


def full_plan(cast: Cast) -> str:
    """Return the plan of someone with three goals, a step for each, and what waits."""
    for number in range(3):
        goal = want(cast, f"Mål {number}: kunna laga en cykel.", shared=number == 0)
        Step.set(goal, f"Steg {number}: titta på.", by=cast.amina)
        Step.suggest(goal, "Pumpa ett däck.", by=cast.sara)
    suggest_goal(cast)
    offer(cast)
    told_page(cast)
    return "/plan/"


def goal_page(cast: Cast) -> str:
    full_plan(cast)
    goal = Goal.objects.chosen().first()
    assert goal is not None
    for number in range(10):
        Step.set(goal, f"Steg {number} till.", by=cast.amina)
    return goal.get_absolute_url()


def team_plan(cast: Cast) -> str:
    full_plan(cast)
    Goal.suggest(Wish("Ett till."), cast.amina, by=cast.sara)
    return f"/group/{enrolment_of(cast.amina).pk}/plan/"


def suggestion_page(cast: Cast) -> str:
    return f"{team_plan(cast)}suggest-goal/"
