"""The participant's own word: what they did, what it shows, and what others said about it."""

from portfolio.models.account import Account, Frozen, Outdated
from portfolio.models.entry import Entry
from portfolio.models.evidence import Evidence, photo_path
from portfolio.models.words import Feedback, SelfAssessment

__all__ = [
    "Account",
    "Entry",
    "Evidence",
    "Feedback",
    "Frozen",
    "Outdated",
    "SelfAssessment",
    "photo_path",
]
