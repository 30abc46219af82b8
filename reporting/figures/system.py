"""Everything that is counted of a programme: one system of cells, so that no page gives away what
another hides. Tables and indicators have the same people, the same cut in time, and the equations
between them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from attendance.hours import AN_HOUR
from attendance.months import Month
from programmes.models import LocalProject, Programme
from reporting.figures.bounds import Equation
from reporting.figures.counting import (
    BANDS,
    UNKNOWN,
    Amounts,
    Stay,
    certificates,
    minutes,
    moments,
    months_of,
    stays_of,
)
from reporting.figures.holding import BANDS_UNDER, Holding
from reporting.figures.suppress import hidden_among
from reporting.models import Indicator

ALL = "all"
AMOUNTS = ("hours", "moments", "certificates")
Key = tuple[str, object, object]  # what, of which row, of which column
AT_ENTRY: Key = ("people", ALL, ALL)
AT_EXIT: Key = ("month", "ends", ALL)


@dataclass(frozen=True)
class Shown:
    """A number as it is shown: None where it is hidden."""

    value: int | None

    @property
    def is_hidden(self) -> bool:
        return self.value is None


@dataclass
class System:
    """Cells with their values, how many people stand behind each, and the equations between."""

    values: dict[Key, int] = field(default_factory=dict)
    people: dict[Key, int] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)

    counts: set[Key] = field(default_factory=set)  # those that count people themselves

    def put(self, key: Key, value: int, people: int | None = None) -> None:
        self.values[key] = value
        self.people[key] = value if people is None else people
        if people is None:
            self.counts.add(key)

    def add_up(self, parts: list[Key], total: Key) -> None:
        """Say that the parts make the total."""
        self.equations.append(dict.fromkeys(parts, 1) | {total: -1})


@dataclass(frozen=True)
class Whole:
    """All cells of a programme, and which of them are not shown."""

    system: System
    hidden: set[Key]
    months: list[Month]
    projects: list[LocalProject]
    indicators: list[Indicator]

    def show(self, key: Key) -> Shown:
        return Shown(None if key in self.hidden else self.system.values[key])


def whole_of(programme: Programme) -> Whole | None:
    """Count and hide; None before the first month is over. Ten queries at most."""
    months, projects = months_of(programme), list(programme.projects.all())
    if not months:
        return None
    stays = stays_of(programme, months)
    indicators = list(Indicator.objects.filter(programme=programme))
    system = System()
    _count_people(system, stays, projects)
    _count_months(system, stays, months)
    for what, amounts in (
        ("hours", minutes(programme)),
        ("moments", moments(programme, stays)),
        ("certificates", certificates(programme)),
    ):
        _count_amounts(system, what, amounts, (projects, months))
    _count_indicators(system, indicators, stays, until=months[-1].last)
    hidden = hidden_among(system.people, system.equations, counts=system.counts)
    return Whole(system, hidden, months, projects, indicators)


def bands() -> Iterator[tuple[str, str]]:
    for _since, code, words in reversed(BANDS):
        yield code, str(words)
    yield UNKNOWN[0], str(UNKNOWN[1])


def _count_people(system: System, stays: list[Stay], projects: list[LocalProject]) -> None:
    """Count by age band and project, with the sums of both."""
    codes = [code for code, _words in bands()]
    places = [project.pk for project in projects]
    for band in [*codes, ALL]:
        for place in [*places, ALL]:
            number = sum(
                band in (stay.band, ALL) and place in (stay.project, ALL) for stay in stays
            )
            system.put(("people", band, place), number)
        system.add_up([("people", band, place) for place in places], ("people", band, ALL))
    for place in [*places, ALL]:
        system.add_up([("people", band, place) for band in codes], ("people", ALL, place))


def _count_months(system: System, stays: list[Stay], months: list[Month]) -> None:
    """Count who was there, started and ended, month by month; and say how they hang together."""
    for month in months:
        there = [s for s in stays if s.starts_on <= month.last]
        there = [s for s in there if s.ends_on is None or s.ends_on >= month.first]
        system.put(("month", "people", month), len(there))
        starts = sum(s.starts_on >= month.first for s in there)
        system.put(("month", "starts", month), starts)
        ends = sum(s.ends_on is not None and s.ends_on <= month.last for s in there)
        system.put(("month", "ends", month), ends)
    for what in ("starts", "ends"):
        keys: list[Key] = [("month", what, month) for month in months]
        system.put(("month", what, ALL), sum(system.values[key] for key in keys))
        system.add_up(keys, ("month", what, ALL))
    for before, month in pairwise(months):
        # Those of this month are those of last month, less who ended, plus who started.
        system.equations.append(
            {
                ("month", "people", month): 1,
                ("month", "people", before): -1,
                ("month", "ends", before): 1,
                ("month", "starts", month): -1,
            }
        )
    first = months[0]
    system.equations.append({("month", "people", first): 1, ("month", "starts", first): -1})
    system.equations.append({("month", "starts", ALL): 1, ("people", ALL, ALL): -1})


def _count_amounts(
    system: System, what: str, amounts: Amounts, of: tuple[list[LocalProject], list[Month]]
) -> None:
    """Count by project and by month: both add up to the same."""
    projects, months = of
    firsts = {month.first for month in months}
    counted = {key: amount for key, amount in amounts.items() if key[1] in firsts}

    def put(key: Key, parts: list[tuple[int, date]]) -> None:
        behind = {person for part in parts for person in counted[part].people}
        much = sum(counted[part].much for part in parts)
        system.put(key, much // AN_HOUR if what == "hours" else much, len(behind))

    for project in projects:
        put((what, "project", project.pk), [key for key in counted if key[0] == project.pk])
    for month in months:
        put((what, "month", month), [key for key in counted if key[1] == month.first])
    put((what, ALL, ALL), list(counted))
    total: Key = (what, ALL, ALL)
    system.add_up([(what, "project", project.pk) for project in projects], total)
    system.add_up([(what, "month", month) for month in months], total)


def _count_indicators(
    system: System, indicators: list[Indicator], stays: list[Stay], *, until: date
) -> None:
    """Count each, and whom it does not count: by subtraction that is on the page as well.

    How old somebody was stands in the table by age, too, of all that started; of those who ended,
    a table by age is written down here, which no page shows and which could be reckoned.
    """
    ended = [stay for stay in stays if stay.ends_on is not None and stay.ends_on <= until]
    for code, _words in bands():
        system.put(("exit", code, ALL), sum(stay.band == code for stay in ended))
    system.add_up([("exit", code, ALL) for code, _words in bands()], AT_EXIT)
    holding = Holding(indicators)
    for indicator in indicators:
        is_entry = indicator.at == Indicator.At.ENTRY
        people, all_of_them = (stays, AT_ENTRY) if is_entry else (ended, AT_EXIT)
        number = sum(holding.of(indicator, stay) for stay in people)
        system.put(key_of(indicator), number)
        system.put(("not", indicator.pk, ALL), len(people) - number)
        system.add_up([key_of(indicator), ("not", indicator.pk, ALL)], all_of_them)
        if under := BANDS_UNDER.get(Indicator.Counts(indicator.counts)):
            what = "people" if is_entry else "exit"
            system.add_up([(what, code, ALL) for code in under], key_of(indicator))


def key_of(indicator: Indicator) -> Key:
    return ("indicator", indicator.pk, ALL)
