"""The supervisor's word: what was asked, through which link, and what was answered."""

from confirmations.models.answers import Answer, Confirmation, Question
from confirmations.models.request import ConfirmationRequest

__all__ = ["Answer", "Confirmation", "ConfirmationRequest", "Question"]
