"""The calendar is one that other programs read: RFC 5545, line by line."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from collaboration.icalendar import Occasion, written

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MEETING = Occasion(
    uid="a@jagkan.example",
    sequence=2,
    changed_at=datetime(2026, 11, 1, 8, tzinfo=UTC),
    starts_at=datetime(2026, 7, 1, 13, 30, tzinfo=STOCKHOLM),
    ends_at=datetime(2026, 7, 1, 15, 0, tzinfo=STOCKHOLM),
    title="Avstämning",
    place="",
    url="https://jagkan.example/meetings/a/",
    is_cancelled=False,
)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_a_meeting_is_an_event_in_utc() -> None:
    lines = unfolded(written("Möten", [MEETING]))

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "UID:a@jagkan.example",
        "DTSTAMP:20261101T080000Z",
        "SEQUENCE:2",
        "DTSTART:20260701T113000Z",
        "DTEND:20260701T130000Z",
        "SUMMARY:Avstämning",
        "STATUS:CONFIRMED",
    ):
        assert line in lines
    assert not any(line.startswith(("ORGANIZER", "ATTENDEE", "DESCRIPTION")) for line in lines)


def test_winter_time_is_another_hour() -> None:
    winter = replace(MEETING, starts_at=datetime(2026, 12, 1, 13, 30, tzinfo=STOCKHOLM))

    assert "DTSTART:20261201T123000Z" in unfolded(written("Möten", [winter]))


def test_what_has_a_meaning_of_its_own_is_escaped() -> None:
    odd = replace(MEETING, title="A; B, C\\D\r\nBEGIN:VALARM", place="Rum 3, vån 2")

    lines = unfolded(written("Möten", [odd]))

    assert "SUMMARY:A\\; B\\, C\\\\D\\nBEGIN:VALARM" in lines
    assert "LOCATION:Rum 3\\, vån 2" in lines
    assert "BEGIN:VALARM" not in lines


def test_cancelled_is_said() -> None:
    lines = unfolded(written("Möten", [replace(MEETING, is_cancelled=True)]))

    assert "STATUS:CANCELLED" in lines


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_no_line_is_longer_than_75_octets_and_none_is_lost(title: str) -> None:
    text = written("Möten", [replace(MEETING, title=title)])

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{escaped}" in unfolded(text)
