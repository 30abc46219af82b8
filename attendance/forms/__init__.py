"""What is filled in about hours."""

from attendance.forms.hours import CorrectionForm, OwnHoursForm, TogetherForm
from attendance.forms.kinds import KindForm

__all__ = ["CorrectionForm", "KindForm", "OwnHoursForm", "TogetherForm"]
