"""What funders and steering are told: months, files, columns, and what is counted."""

from reporting.models.file import ReportFile
from reporting.models.frozen import FrozenFigures
from reporting.models.indicator import Indicator, IndicatorMark
from reporting.models.month import ReportingMonth, Scope
from reporting.models.profile import ExportColumn, ExportProfile, Fact

__all__ = [
    "ExportColumn",
    "ExportProfile",
    "Fact",
    "FrozenFigures",
    "Indicator",
    "IndicatorMark",
    "ReportFile",
    "ReportingMonth",
    "Scope",
]
