"""The supervisor's word: what was asked, by which door, and what was answered."""

from confirmations.models.activity import Activity, Occasion
from confirmations.models.answers import Answer, Confirmation, EarlierAnswers, Question, Said
from confirmations.models.comment import Comment
from confirmations.models.door import SENT_BY_US, Assurance, Door
from confirmations.models.request import ConfirmationRequest
from confirmations.models.suggestion import SuggestedCompetency, Suggestion

__all__ = [
    "SENT_BY_US",
    "Activity",
    "Answer",
    "Assurance",
    "Comment",
    "Confirmation",
    "ConfirmationRequest",
    "Door",
    "EarlierAnswers",
    "Occasion",
    "Question",
    "Said",
    "SuggestedCompetency",
    "Suggestion",
]
