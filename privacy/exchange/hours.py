"""Hours of a participant, and whose words stand behind them."""

from collections.abc import Iterator
from typing import Any

from accounts.models import User
from attendance.models import AttendanceRecord
from privacy.exchange.saying import at, on


def attendance(user: User) -> Iterator[dict[str, Any]]:
    """What was corrected is told too: it is kept beside what took its place."""
    mine = AttendanceRecord.objects.filter(enrolment__participant=user).with_names()
    kept = mine.select_related("replacement", "made_by").prefetch_related("words__by")
    for record in kept.iterator(chunk_size=200):
        yield {
            "on": on(record.day),
            "activity": str(record.kind),
            "minutes": record.minutes,
            "begins": f"{record.begins:%H:%M}" if record.begins else None,
            "name": record.made_by.name,
            "created_at": at(record.made_at),
            "was_corrected": hasattr(record, "replacement"),
            "said": [
                {
                    "whose": word.get_whose_display(),
                    "way": word.get_method_display(),
                    "name": word.by.name,
                    "at": at(word.at),
                }
                for word in record.words.all()
            ],
        }
