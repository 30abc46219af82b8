"""What the participant has told, wants, and means to talk about: all of it, private or not."""

from collections.abc import Iterator
from typing import Any

from accounts.models import User
from plans.models import Conversation, Goal, Plan, Talk
from privacy.exchange.saying import at, named, on

Rows = Iterator[dict[str, Any]]


def conversations(user: User) -> Rows:
    """Each as it stands: a later one is another."""
    mine = Conversation.objects.filter(participant=user).select_related("partner")
    for each in mine.prefetch_related("own_words").order_by("begun_at", "pk"):
        yield {
            "state": each.get_state_display(),
            "partner": each.partner.name if each.partner else None,
            "language": each.language,
            "created_at": at(each.begun_at),
            "changed_at": at(each.changed_at),
            "told": [
                {
                    "asks": said.ask,
                    "pictures": [str(tile.label) for tile in said.tiles],
                    "words": said.words,
                }
                for said in each.own_words.all()
            ],
        }


def plan(user: User) -> Rows:
    for mine in Plan.objects.filter(participant=user):
        yield {"state": mine.get_state_display()}


def goals(user: User) -> Rows:
    """All of them, with every step; who suggested is told by name."""
    mine = Goal.objects.filter(plan__participant=user).select_related("suggested_by")
    for goal in mine.prefetch_related("competencies", "steps__suggested_by"):
        yield {
            "words": goal.words,
            "state": goal.get_state_display(),
            "wanted_by": on(goal.wanted_by),
            "suggested_by": goal.suggested_by.name if goal.suggested_by else None,
            "created_at": at(goal.created_at),
            "changed_at": at(goal.changed_at),
            "shows": [named(competency) for competency in goal.competencies.all()],
            "small_steps": [
                {
                    "words": step.words,
                    "state": step.get_state_display(),
                    "suggested_by": step.suggested_by.name if step.suggested_by else None,
                    "created_at": at(step.created_at),
                }
                for step in goal.steps.all()
            ],
        }


def talks(user: User) -> Rows:
    mine = Talk.objects.filter(participant=user).select_related("named_by", "goal")
    for talk in mine:
        yield {
            "state": talk.get_state_display(),
            "about": talk.goal.words if talk.goal else None,
            "on": on(talk.day),
            "name": talk.named_by.name if talk.named_by else None,
            "asked_at": at(talk.asked_at),
        }
