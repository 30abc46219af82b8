"""What is filled in about reports."""

from reporting.forms.files import PrepareForm, ReopenForm
from reporting.forms.indicators import IndicatorForm
from reporting.forms.profiles import ColumnFormSet, ProfileForm

__all__ = ["ColumnFormSet", "IndicatorForm", "PrepareForm", "ProfileForm", "ReopenForm"]
