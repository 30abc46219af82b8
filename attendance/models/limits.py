"""What a day can hold: a sentence for each thing that cannot be written down."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from attendance.hours import A_DAY, AN_HOUR
from attendance.models.closed_month import ClosedMonth
from attendance.models.kind import AttendanceKind
from attendance.months import Month
from programmes.models import Enrolment

if TYPE_CHECKING:
    from attendance.models.record import AttendanceRecord


@dataclass(frozen=True)
class Sitting:
    """A day, what for, for how many minutes, and from when if that is known."""

    day: date
    kind: AttendanceKind
    minutes: int
    begins: time | None = None

    @property
    def span(self) -> tuple[int, int] | None:
        """When it was, in minutes since midnight by the clock on the wall."""
        if self.begins is None:
            return None
        began = self.begins.hour * AN_HOUR + self.begins.minute
        return began, began + self.minutes


def why_not(
    sitting: Sitting, enrolments: Iterable[Enrolment], *, instead_of: "AttendanceRecord | None"
) -> dict[int, str]:
    """Return {enrolment id: a sentence} for each who cannot have these hours. Two queries.

    `instead_of` is a record that they would replace, and which does not count therefore.
    """
    wanted = [*enrolments]
    closed = _closed(wanted, sitting.day)
    before = _that_day(wanted, sitting.day, instead_of)
    found = {}
    for each in wanted:
        reasons = _reasons(sitting, each, before.get(each.participant_id, []), closed)
        if sentence := next(reasons, ""):
            found[each.pk] = sentence
    return found


def _reasons(
    sitting: Sitting, enrolment: Enrolment, before: "list[AttendanceRecord]", closed: set[int]
) -> Iterator[str]:
    if sitting.day > timezone.localdate():
        yield _("That day has not come yet. Choose today or an earlier day.")
    if sitting.day < enrolment.starts_on:
        yield _("That day is before the start in the project, %(day)s.") % {
            "day": enrolment.starts_on
        }
    if enrolment.ends_on and sitting.day > enrolment.ends_on:
        yield _("That day is after the end in the project, %(day)s.") % {"day": enrolment.ends_on}
    if enrolment.local_project_id in closed:
        yield _(
            "The hours of %(month)s have been reported. The project lead can open the month again."
        ) % {"month": Month.of(sitting.day)}
    yield from _what_is_too_much(sitting, before)


def _what_is_too_much(sitting: Sitting, before: "list[AttendanceRecord]") -> Iterator[str]:
    if sitting.span and sitting.span[1] > A_DAY:
        yield _("That goes on past midnight. Write what is after midnight on the next day.")
    for other in before:
        if sitting.minutes and _overlaps(sitting, other.sitting):
            yield _("There are hours already that day that overlap: %(hours)s.") % {"hours": other}
    if sum(other.minutes for other in before) + sitting.minutes > A_DAY:
        yield _("That would be more than 24 hours on one day.")


def _overlaps(one: Sitting, other: Sitting) -> bool:
    """Say whether two are at the same time; without times, whether they are for the same thing."""
    if one.span and other.span:
        return one.span[0] < other.span[1] and other.span[0] < one.span[1]
    return one.kind == other.kind


def _closed(enrolments: list[Enrolment], day: date) -> set[int]:
    projects = {each.local_project_id for each in enrolments}
    closed = ClosedMonth.objects.filter(local_project__in=projects, first_on=Month.of(day).first)
    return set(closed.values_list("local_project", flat=True))


def _that_day(
    enrolments: list[Enrolment], day: date, instead_of: "AttendanceRecord | None"
) -> "dict[int, list[AttendanceRecord]]":
    from attendance.models.record import AttendanceRecord

    people = {each.participant_id for each in enrolments}
    records = AttendanceRecord.objects.current().with_names()
    records = records.filter(enrolment__participant__in=people, day=day, minutes__gt=0)
    found: dict[int, list[AttendanceRecord]] = {}
    for record in records.exclude(pk=instead_of.pk) if instead_of else records:
        found.setdefault(record.enrolment.participant_id, []).append(record)
    return found
