"""What the pages about cases ask for. Forms check shape; they never save."""

from assessments.forms.handing_over import ChoiceForm, HandOverForm, MoreForm, OfferedField
from assessments.forms.judging import Desk

__all__ = ["ChoiceForm", "Desk", "HandOverForm", "MoreForm", "OfferedField"]
