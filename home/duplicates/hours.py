"""Days on which two accounts of one person both have hours: they count twice, if nobody looks."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.models import AttendanceRecord
from attendance.months import Month
from home.duplicates.finding import Pair


def days_of_both(pair: Pair) -> list[date]:
    """Return on which days both have hours, the first one first. One query."""
    others = _hours_of(pair.gone).values("day")
    days = _hours_of(pair.kept).filter(day__in=others).order_by("day")
    return list(days.values_list("day", flat=True).distinct())


def hours_on(person: User, day: date) -> AttendanceRecord | None:
    """Return one of the hours of somebody on a day. Queries."""
    found: AttendanceRecord | None = _hours_of(person).with_names().filter(day=day).first()
    return found


def months_of(days: Sequence[date]) -> str:
    """Name the months in which the days are: «January 2026 and March 2026»."""
    months = sorted({Month.of(day) for day in days})
    return str(get_text_list([str(month) for month in months], _("and")))


def _hours_of(person: User) -> Any:
    return AttendanceRecord.objects.current().filter(enrolment__participant=person, minutes__gt=0)
