"""Who is in a month's file, and what is known of each; nothing of a portfolio."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery, Sum

from attendance.models import AttendanceRecord
from attendance.months import Month
from programmes.models import Enrolment
from reporting.exchange.identity import identity_numbers
from reporting.models import Scope


@dataclass(frozen=True)
class Line:
    """One participant in one month."""

    enrolment: Enrolment
    month: Month
    minutes: int
    days: int
    minutes_so_far: int
    identity_number: str

    @property
    def is_protected(self) -> bool:
        return self.enrolment.participant.is_protected


def lines_of(scope: Scope, month: Month) -> Iterator[Line]:
    """Yield a line for each who was enrolled some day of the month, in the order they started.

    Two queries, and one for their numbers, however many they are.
    """
    enrolments = list(_enrolled(scope, month))
    people = [each.participant_id for each in enrolments if not each.participant.is_protected]
    numbers = identity_numbers(people, on=month.last)
    for each in enrolments:
        number = numbers.get(each.participant_id, "")
        sums = (each.minutes or 0, each.days or 0, each.so_far or 0)
        yield Line(each, month, *sums, identity_number=number)


def _enrolled(scope: Scope, month: Month) -> Any:
    enrolled = scope.enrolments.filter(starts_on__lte=month.last)
    enrolled = enrolled.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=month.first))
    counted = AttendanceRecord.objects.complete().filter(enrolment=OuterRef("pk")).order_by()
    within = counted.within(month)
    until = counted.filter(day__lte=month.last)
    enrolled = enrolled.annotate(
        minutes=_of_each(within, Sum("minutes")),
        days=_of_each(within.filter(minutes__gt=0), Count("day", distinct=True)),
        so_far=_of_each(until, Sum("minutes")),
    )
    enrolled = enrolled.select_related("participant", "local_project__programme")
    return enrolled.order_by("starts_on", "pk")


def _of_each(records: Any, sum_: Any) -> Subquery:
    return Subquery(records.values("enrolment").annotate(found=sum_).values("found"))
