"""Hours that somebody of the cast has had."""

from datetime import date, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from attendance.models import AttendanceKind, AttendanceRecord, Sitting
from competencies.texts import Text
from programmes.models import Enrolment, Programme
from tests.cast import Cast


def kind_of(programme: Programme, sv: str = "Grupp", en: str = "Group") -> AttendanceKind:
    """Return the kind of hours with this name; made if it is not there."""
    for kind in AttendanceKind.objects.filter(programme=programme):
        if kind.name["sv"] == sv:
            return kind
    return AttendanceKind.objects.create(programme=programme, name=Text(sv=sv, en=en))


def enrolment_of(participant: User) -> Enrolment:
    found = Enrolment.objects.filter(participant=participant)
    enrolment: Enrolment = found.select_related("local_project__programme", "participant").latest(
        "pk"
    )
    return enrolment


def sitting(
    participant: User,
    day: date | None = None,
    minutes: int = 180,
    *,
    begins: time | None = None,
    sv: str = "Grupp",
) -> Sitting:
    """Return three hours in the group yesterday, if nothing else is said."""
    kind = kind_of(enrolment_of(participant).local_project.programme, sv)
    return Sitting(day or yesterday(), kind, minutes, begins)


def yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)


def seen_here(cast: Cast, *people: User, by: User | None = None, **said: Any) -> AttendanceRecord:
    """Return hours that a leader has written down: Amina's, by Sara, if nobody is named."""
    chosen = people or (cast.amina,)
    enrolments = [enrolment_of(each) for each in chosen]
    on_paper = said.pop("on_paper", False)
    wanted = sitting(chosen[0], **said)
    return AttendanceRecord.record(wanted, enrolments, by=by or cast.sara, on_paper=on_paper)[0]


def sign_all(participant: User) -> int:
    return AttendanceRecord.sign(AttendanceRecord.objects.all(), by=participant)


def complete(cast: Cast, participant: User | None = None, **said: Any) -> AttendanceRecord:
    """Return hours that count."""
    record = seen_here(cast, participant or cast.amina, **said)
    sign_all(record.participant)
    return record
