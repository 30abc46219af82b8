"""Days, moments and texts as plain JSON says them."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from competencies.models import Competency


def on(day: date | None) -> str | None:
    return day.isoformat() if day else None


def at(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None


def named(competency: Competency) -> dict[str, Any]:
    """Say which competency it is, for people and for machines."""
    return {"code": competency.code, "competency": str(competency)}
