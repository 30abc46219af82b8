"""What a funder wants counted, of those who started or ended; small numbers are hidden."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import cached_property

from certificates.models import Certificate
from confirmations.models import Answer
from programmes.models import Enrolment, Programme, age_on
from reporting.figures.suppress import Equation, hidden_among
from reporting.figures.tables import ALL, Shown
from reporting.models import Indicator, IndicatorMark, Scope

AGES = {Indicator.Counts.UNDER_18: 18, Indicator.Counts.UNDER_25: 25}


@dataclass(frozen=True)
class Counted:
    """An indicator and its number."""

    indicator: Indicator
    number: Shown


@dataclass(frozen=True)
class Person:
    """What is asked of one enrolment."""

    enrolment: int
    participant: int
    starts_on: date
    ends_on: date | None
    born: date | None


def counted(programme: Programme) -> list[Counted]:
    """Return the indicators with their numbers. Two queries, and up to three more.

    Each stands beside «everyone» of the same time and, by subtraction, beside those it does not
    count. So both are cells, and hidden together where either is small.
    """
    indicators = list(Indicator.objects.filter(programme=programme))
    if not indicators:
        return []
    people = _people(programme)
    holds = _Holds(programme)
    cells: dict[object, int] = {}
    equations: list[Equation] = []
    for at in Indicator.At:
        everyone = _at(people, at)
        cells[at, ALL] = len(everyone)
        for indicator in indicators:
            if indicator.at == at:
                number = sum(holds.of(indicator, person) for person in everyone)
                cells[indicator.pk] = number
                cells["not", indicator.pk] = len(everyone) - number
                equations.append({indicator.pk: 1, ("not", indicator.pk): 1, (at, ALL): -1})
    hidden = hidden_among(cells, equations)
    return [
        Counted(each, Shown(None if each.pk in hidden else cells[each.pk])) for each in indicators
    ]


class _Holds:
    """Says of whom an indicator holds; asks the database once for each kind that there is."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.enrolments = Enrolment.objects.filter(local_project__programme=programme)

    @cached_property
    def ticked(self) -> set[tuple[int, int]]:
        marks = IndicatorMark.objects.filter(indicator__programme=self.programme)
        return set(marks.values_list("indicator", "enrolment"))

    @cached_property
    def confirmed(self) -> set[int]:
        whose = "confirmation__request__entry__participant"
        people = self.enrolments.values("participant")
        answers = Answer.objects.counting().filter(**{f"{whose}__in": people})
        return set(answers.order_by().values_list(whose, flat=True).distinct())

    @cached_property
    def certified(self) -> set[int]:
        issued = Certificate.objects.issued().filter(enrolment__in=self.enrolments)
        return set(issued.order_by().values_list("enrolment", flat=True))

    def of(self, indicator: Indicator, person: Person) -> bool:
        counts = Indicator.Counts(indicator.counts)
        if counts in AGES:
            born = person.born
            return born is not None and age_on(person.starts_on, born=born) < AGES[counts]
        if counts == Indicator.Counts.TICKED:
            return (indicator.pk, person.enrolment) in self.ticked
        if counts == Indicator.Counts.CONFIRMED:
            return person.participant in self.confirmed
        if counts == Indicator.Counts.CERTIFIED:
            return person.enrolment in self.certified
        return True


def _people(programme: Programme) -> list[Person]:
    rows = Scope(programme).enrolments.order_by("pk")
    fields = ("pk", "participant", "starts_on", "ends_on", "participant__birth_date")
    return [Person(*row) for row in rows.values_list(*fields).iterator(chunk_size=2000)]


def _at(people: list[Person], at: str) -> list[Person]:
    today = timezone.localdate()
    if at == Indicator.At.ENTRY:
        return [person for person in people if person.starts_on <= today]
    return [person for person in people if person.ends_on and person.ends_on <= today]
