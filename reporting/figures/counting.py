"""Counts of a programme from the database, a handful of queries however many take part."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Min, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from attendance.models import AttendanceRecord
from attendance.months import Month
from certificates.models import Certificate
from confirmations.models import Answer
from programmes.models import Enrolment, Programme, age_on
from reporting.models import Scope

# From which age on, and what it is called; the funder's and the law's borders (domain §7, §8.1).
BANDS = [
    (25, "25", _("25 and older")),
    (18, "18", _("18 to 24")),
    (16, "16", _("16 and 17")),
    (0, "0", _("under 16")),
]
UNKNOWN = ("", _("unknown"))


@dataclass(frozen=True)
class Stay:
    """One enrolment, as far as it is counted."""

    pk: int
    participant: int
    project: int
    starts_on: date
    ends_on: date | None
    band: str

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass
class Amount:
    """So much of something, and who stands behind it."""

    much: int = 0
    people: set[int] = field(default_factory=set)

    def add(self, much: int, person: int) -> None:
        self.much += much
        self.people.add(person)


Amounts = dict[tuple[int, date], Amount]  # by local project and first day of the month


def stays_of(programme: Programme, months: list[Month]) -> list[Stay]:
    """Return everybody who started before the last of the months was over. One query.

    Whoever came before the first month counts as if they had come with it: nobody is only in a
    sum, where a difference would tell of them.
    """
    first, last = months[0].first, months[-1].last
    enrolments = Scope(programme).enrolments.filter(starts_on__lte=last)
    rows = enrolments.order_by("pk").values_list(
        "pk", "participant", "local_project", "starts_on", "ends_on", "participant__birth_date"
    )
    return [
        Stay(pk, person, project, max(start, first), end and max(end, first), _band(born, start))
        for pk, person, project, start, end, born in rows.iterator(chunk_size=2000)
    ]


def _band(born: date | None, on: date) -> str:
    if born is None:
        return UNKNOWN[0]
    age = age_on(on, born=born)
    return next((code for since, code, _words in BANDS if age >= since), UNKNOWN[0])


def months_of(programme: Programme) -> list[Month]:
    """Return the programme's months that are over, the first one first."""
    until = timezone.localdate()
    last = min(filter(None, [programme.ends_on, until]))
    month, found = Month.of(programme.starts_on), []
    while month.last < until and month.first <= last:
        found.append(month)
        month = month.after
    return found


def minutes(programme: Programme) -> Amounts:
    """Return the minutes that count. One query: a row for each enrolment and month."""
    counted = AttendanceRecord.objects.complete().order_by()
    rows = (
        counted.filter(enrolment__local_project__programme=programme)
        .annotate(month=TruncMonth("day"))
        .values_list("enrolment__local_project", "month", "enrolment__participant")
        .annotate(much=Sum("minutes"))
    )
    return _added_up((project, month, person, much) for project, month, person, much in rows)


def moments(programme: Programme, stays: list[Stay]) -> Amounts:
    """Return how many moments were confirmed, by the month of the first confirmation. One query.

    A moment belongs to the project in which its author was on the day when it was confirmed.
    """
    took_part = Enrolment.objects.filter(local_project__programme=programme).values("participant")
    confirmed = Answer.objects.counting().filter(
        confirmation__request__entry__participant__in=took_part
    )
    rows = (
        confirmed.order_by()
        .values_list("confirmation__request__entry", "confirmation__request__entry__participant")
        .annotate(at=Min("confirmation__made_at"))
    )
    return _added_up(_of_stays(((person, at, 1) for _entry, person, at in rows), stays))


def certificates(programme: Programme) -> Amounts:
    """Return how many certificates were issued, of those whose enrolment they name. One query."""
    rows = (
        Certificate.objects.issued()
        .filter(enrolment__local_project__programme=programme)
        .order_by()
        .annotate(month=TruncMonth("issued_at"))
        .values_list("enrolment__local_project", "month", "participant")
        .annotate(much=Count("pk"))
    )
    return _added_up((project, month.date(), person, much) for project, month, person, much in rows)


def _of_stays(rows: Any, stays: list[Stay]) -> Iterator[tuple[int, date, int, int]]:
    of_person: dict[int, list[Stay]] = defaultdict(list)
    for stay in stays:
        of_person[stay.participant].append(stay)
    for person, at, much in rows:
        day = timezone.localtime(at).date()
        for stay in of_person.get(person, []):
            if stay.covers(day):
                yield stay.project, day, person, much
                break


def _added_up(rows: Any) -> Amounts:
    found: Amounts = defaultdict(Amount)
    for project, day, person, much in rows:
        found[project, day.replace(day=1)].add(much, person)
    return found
