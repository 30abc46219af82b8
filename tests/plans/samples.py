"""One thing of Amina's plan in each state that matters to who may do what."""

from typing import Any

from plans.models import Conversation, Goal, Plan, Step, Talk
from plans.models.goal import Wish
from tests.cast import Cast
from tests.plans.plans import STEP, begin, want


def plan_samples(cast: Cast) -> dict[type[Any], list[Any]]:
    """Return {model: things}; the plan is shared, one conversation is and one is not."""
    shared = begin(cast)
    shared.finish(by=cast.amina)
    shared.share(by=cast.amina)
    goal = want(cast, shared=True)
    suggested = Goal.suggest(Wish("Prova kassan."), cast.amina, by=cast.sara)
    step = Step.set(goal, STEP, by=cast.amina)
    offered = Step.suggest(goal, "Pumpa ett däck.", by=cast.sara)
    return {
        Conversation: [shared, begin(cast)],
        Plan: [Plan.of(cast.amina)],
        Goal: [goal, suggested],
        Step: [step, offered],
        Talk: [Talk.ask(by=cast.amina, goal=goal)],
    }
