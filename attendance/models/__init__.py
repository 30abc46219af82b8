"""Who was here and for how long: signed by them, and attested by a leader."""

from attendance.models.closed_month import ClosedMonth
from attendance.models.kind import AttendanceKind
from attendance.models.limits import Sitting, why_not
from attendance.models.record import AttendanceRecord
from attendance.models.word import AttendanceWord

__all__ = [
    "AttendanceKind",
    "AttendanceRecord",
    "AttendanceWord",
    "ClosedMonth",
    "Sitting",
    "why_not",
]
