"""What a participant likes, can and wants, in their own words, and the next small step."""

from plans.models.conversation import Conversation, OwnWords
from plans.models.goal import Goal
from plans.models.plan import Plan
from plans.models.step import Step
from plans.models.talk import Talk

__all__ = ["Conversation", "Goal", "OwnWords", "Plan", "Step", "Talk"]
