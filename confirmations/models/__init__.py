"""The supervisor's word: what was asked, by which door, and what was answered."""

from confirmations.models.activity import Activity, Occasion
from confirmations.models.answers import Answer, Confirmation, EarlierAnswers, Question, Said
from confirmations.models.code import Code
from confirmations.models.comment import Comment
from confirmations.models.door import IN_SIGHT, SENT_BY_US, Assurance, Door
from confirmations.models.how_far import HowFar
from confirmations.models.own_page import OwnPage
from confirmations.models.poster import Poster
from confirmations.models.reminder import Reminder
from confirmations.models.request import ConfirmationRequest
from confirmations.models.screened_word import ScreenedWord
from confirmations.models.short_code import ShortCode
from confirmations.models.suggestion import SuggestedCompetency, Suggestion

__all__ = [
    "IN_SIGHT",
    "SENT_BY_US",
    "Activity",
    "Answer",
    "Assurance",
    "Code",
    "Comment",
    "Confirmation",
    "ConfirmationRequest",
    "Door",
    "EarlierAnswers",
    "HowFar",
    "Occasion",
    "OwnPage",
    "Poster",
    "Question",
    "Reminder",
    "Said",
    "ScreenedWord",
    "ShortCode",
    "SuggestedCompetency",
    "Suggestion",
]
