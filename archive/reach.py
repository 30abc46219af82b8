"""Who leaves a programme, and which of their things belong to it.

Most of what somebody has here is theirs and names no programme. It belongs to the one in which they
were on the day it came about. Whoever takes part in nothing else takes all of it along when they
leave; of whoever does, only what came about in no other enrolment belongs here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Q, QuerySet

from accounts.models import User
from programmes.models import Enrolment

AT_ONCE = 500  # people in one question to the database


@dataclass(frozen=True)
class Span:
    """The days of one enrolment; without a last day it goes on."""

    first: date
    last: date | None


@dataclass(frozen=True)
class Leaver:
    """Somebody on the way out: their accounts, the enrolments that end here, and those that stay.

    The first account is theirs; the others were merged into it and are shut.
    """

    accounts: tuple[int, ...]
    enrolments: tuple[int, ...]
    leaving: tuple[Span, ...]
    staying: tuple[Span, ...]

    @property
    def person(self) -> int:
        return self.accounts[0]

    @property
    def is_last(self) -> bool:
        """Whether they are enrolled in nothing else any more."""
        return not self.staying


def leavers_of(enrolments: QuerySet[Enrolment]) -> list[Leaver]:
    """Return everybody behind these enrolments. Three queries."""
    leaving: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for pk, person, first, last in _spans(enrolments):
        leaving[person].append((pk, Span(first, last)))
    staying: dict[int, list[Span]] = defaultdict(list)
    others = Enrolment.objects.filter(participant__in=enrolments.order_by().values("participant"))
    others = others.exclude(pk__in=enrolments.order_by().values("pk"))
    for _pk, person, first, last in _spans(others.exclude(state=Enrolment.State.ERASED)):
        staying[person].append(Span(first, last))
    merged = _merged_into(enrolments)
    return [
        Leaver(
            accounts=(person, *merged[person]),
            enrolments=tuple(pk for pk, _span in found),
            leaving=tuple(span for _pk, span in found),
            staying=tuple(staying[person]),
        )
        for person, found in leaving.items()
    ]


def belongs(leavers: Iterable[Leaver], *, who: str, day: str) -> Q:
    """Return the condition that a thing goes with these people.

    `who` leads from the thing to its participant, `day` to the day on which it came about.
    """
    some = list(leavers)
    lasts = [account for each in some if each.is_last for account in each.accounts]
    found = Q(**{f"{who}__in": lasts})
    for each in some:
        if not each.is_last:
            here, elsewhere = _within(day, each.leaving), _within(day, each.staying)
            found |= Q(**{who: each.person}) & here & ~elsewhere
    return found


def in_handfuls(leavers: Collection[Leaver]) -> Iterator[list[Leaver]]:
    """Yield as many at a time as a database takes in one question."""
    waiting = iter(leavers)
    while some := list(islice(waiting, AT_ONCE)):
        yield some


def _spans(enrolments: QuerySet[Enrolment]) -> Iterator[tuple[int, int, date, date | None]]:
    rows = enrolments.order_by("pk").values_list("pk", "participant", "starts_on", "ends_on")
    yield from rows.iterator(chunk_size=2000)


def _merged_into(enrolments: QuerySet[Enrolment]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    people = enrolments.order_by().values("participant")
    merged = User.objects.filter(merged_into__in=people).order_by("pk")
    for pk, person in merged.values_list("pk", "merged_into"):
        if person is not None:
            found[person].append(pk)
    return found


def _within(day: str, spans: Iterable[Span]) -> Q:
    """Return the condition that a day lies in one of the spans."""
    found = Q(pk__in=[])
    for span in spans:
        inside = Q(**{f"{day}__gte": span.first})
        if span.last is not None:
            inside &= Q(**{f"{day}__lte": span.last})
        found |= inside
    return found
