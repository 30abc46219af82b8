"""Conversations, goals, steps and talks in the states that tests begin with."""

from datetime import date, timedelta

from django.utils import timezone

from accounts.models import User
from plans.content import BY_CODE
from plans.models import Conversation, Goal, Plan, Step, Talk
from plans.models.goal import Wish
from programmes.models import Enrolment
from tests.cast import Cast

LIKES = BY_CODE["likes"]
WORDS = "Jag gillar att laga saker."
GOAL = "Jag vill kunna laga min egen cykel."
STEP = "Fråga Kalle om jag får titta på."


def begin(cast: Cast) -> Conversation:
    """Amina has begun, and said what she likes."""
    conversation = Conversation.begin(by=cast.amina)
    conversation.answer(LIKES, by=cast.amina, chosen=["mending"], words=WORDS)
    return conversation


def tell(cast: Cast, *, shared: bool = False) -> Conversation:
    """Amina is done for now."""
    conversation = begin(cast)
    conversation.finish(by=cast.amina)
    if shared:
        conversation.share(by=cast.amina)
    return conversation


def want(cast: Cast, words: str = GOAL, *, shared: bool = False) -> Goal:
    """Amina has chosen a goal."""
    goal = Goal.choose(Wish(words, [cast.competency("A4.1")]), by=cast.amina)
    if shared:
        Plan.of(cast.amina).share(by=cast.amina)
    return goal


def step_of(cast: Cast, *, shared: bool = False) -> Step:
    """Amina has a next small step."""
    return Step.set(want(cast, shared=shared), STEP, by=cast.amina)


def suggest_goal(cast: Cast, words: str = "Prova att ta emot en kund.") -> Goal:
    return Goal.suggest(Wish(words), cast.amina, by=cast.sara)


def suggest_step(cast: Cast) -> Step:
    """Sara suggests a step towards a goal that Amina shares."""
    return Step.suggest(want(cast, shared=True), "Pumpa ett däck.", by=cast.sara)


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def offer(cast: Cast, *, days: int = 3) -> Talk:
    """Amina has asked to talk, and Sara has named a day."""
    talk = Talk.ask(by=cast.amina)
    talk.offer(in_days(days), by=cast.sara)
    return talk


def agree(cast: Cast, *, days: int = 3) -> Talk:
    talk = offer(cast, days=days)
    talk.agree(by=cast.amina)
    return talk


def enrolment_of(person: User) -> Enrolment:
    return Enrolment.objects.get(participant=person)
