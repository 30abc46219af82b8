"""Writes meetings as a calendar that others can read: RFC 5545. Pure: facts in, text out.

Holds no person: neither ORGANIZER (3.8.4.3) nor ATTENDEE (3.8.4.1), and no agenda.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

OCTETS: Final = 75  # of a line, without its end (3.1)


@dataclass(frozen=True)
class Occasion:
    """One meeting, as a calendar shows it."""

    uid: str  # stays the same whatever is changed (3.8.4.7)
    sequence: int  # grows with every change (3.8.7.4)
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    url: str
    is_cancelled: bool


def written(name: str, occasions: Iterable[Occasion]) -> str:
    """Return the whole calendar, lines ended by CRLF and folded (3.1)."""
    lines = [
        "BEGIN:VCALENDAR",  # 3.4
        "VERSION:2.0",  # 3.7.4
        "PRODID:-//Jag kan//SV",  # 3.7.3
        "CALSCALE:GREGORIAN",  # 3.7.1
        f"NAME:{_text(name)}",  # RFC 7986, 5.1
        f"X-WR-CALNAME:{_text(name)}",  # the same for those that do not know NAME
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",  # RFC 7986, 5.7
    ]
    for occasion in occasions:
        lines += _event(occasion)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(occasion: Occasion) -> Iterator[str]:
    """Give the lines of one VEVENT (3.6.1)."""
    yield "BEGIN:VEVENT"
    yield f"UID:{occasion.uid}"
    yield f"DTSTAMP:{_moment(occasion.changed_at)}"  # 3.8.7.2: without METHOD, when last revised
    yield f"LAST-MODIFIED:{_moment(occasion.changed_at)}"  # 3.8.7.3
    yield f"SEQUENCE:{occasion.sequence}"
    yield f"DTSTART:{_moment(occasion.starts_at)}"  # 3.8.2.4
    yield f"DTEND:{_moment(occasion.ends_at)}"  # 3.8.2.2
    yield f"SUMMARY:{_text(occasion.title)}"  # 3.8.1.12
    if occasion.place:
        yield f"LOCATION:{_text(occasion.place)}"  # 3.8.1.7
    yield f"URL:{occasion.url}"  # 3.8.4.6
    yield f"STATUS:{'CANCELLED' if occasion.is_cancelled else 'CONFIRMED'}"  # 3.8.1.11
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    """Return a moment in UTC (3.3.5, form 2): no time zone has to come along."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """Escape what has a meaning of its own (3.3.11)."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line into pieces of 75 octets at most, never within a sign (3.1)."""
    pieces, room = [""], OCTETS
    for sign in line:
        octets = len(sign.encode())
        if octets > room:
            pieces.append("")
            room = OCTETS - 1  # the blank that a continued line begins with
        pieces[-1] += sign
        room -= octets
    return "\r\n ".join(pieces)
