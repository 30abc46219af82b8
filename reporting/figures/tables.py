"""The tables of a programme: one system of cells, so that none gives away what another hides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attendance.hours import AN_HOUR
from attendance.months import Month
from programmes.models import LocalProject, Programme
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
from reporting.figures.suppress import Equation, hidden_among

ALL = "all"
Key = tuple[str, object, object]  # what, of which row, of which column

HEADS: dict[str, Promise] = {
    "people": gettext_lazy("Participants"),
    "starts": gettext_lazy("Started"),
    "ends": gettext_lazy("Ended"),
    "hours": gettext_lazy("Hours"),
    "moments": gettext_lazy("Confirmed moments"),
    "certificates": gettext_lazy("Certificates"),
}
AMOUNTS = ("hours", "moments", "certificates")


@dataclass(frozen=True)
class Shown:
    """A number as it is shown: None where it is hidden."""

    value: int | None

    @property
    def is_hidden(self) -> bool:
        return self.value is None


@dataclass(frozen=True)
class Table:
    """A table for a page: headings, and rows of a name and numbers; the last one adds up."""

    heads: list[str]
    rows: list[tuple[str, list[Shown]]]

    def column(self, place: int) -> list[tuple[str, Shown]]:
        """Return one column without the sum, for a chart."""
        return [(name, numbers[place]) for name, numbers in self.rows[:-1]]


@dataclass
class System:
    """Cells with their values, how many people stand behind each, and the equations between."""

    values: dict[Key, int] = field(default_factory=dict)
    people: dict[Key, int] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)

    def put(self, key: Key, value: int, people: int | None = None) -> None:
        self.values[key] = value
        self.people[key] = value if people is None else people

    def add_up(self, parts: list[Key], total: Key) -> None:
        """Say that the parts make the total."""
        self.equations.append(dict.fromkeys(parts, 1) | {total: -1})


@dataclass(frozen=True)
class Figures:
    """What is shown of a programme."""

    by_age: Table
    by_project: Table
    by_month: Table
    hides: bool
    frozen_on: date | None = None  # since when nobody can count them again


def figures_of(programme: Programme) -> Figures | None:
    """Count, hide, and lay out; None before the first month is over. Five queries."""
    months, projects = months_of(programme), list(programme.projects.all())
    if not months:
        return None
    stays = stays_of(programme, months)
    system = System()
    _count_people(system, stays, projects)
    _count_months(system, stays, months)
    for what, amounts in (
        ("hours", minutes(programme)),
        ("moments", moments(programme, stays)),
        ("certificates", certificates(programme)),
    ):
        _count_amounts(system, what, amounts, (projects, months))
    hidden = hidden_among(system.people, system.equations)

    def show(what: str, row: object, column: object) -> Shown:
        key = (what, row, column)
        return Shown(None if key in hidden else system.values[key])

    return Figures(
        by_age=_by_age(show, projects),
        by_project=_by_project(show, projects),
        by_month=_by_month(show, months),
        hides=bool(hidden),
    )


def _bands() -> Iterator[tuple[str, str]]:
    for _since, code, words in reversed(BANDS):
        yield code, str(words)
    yield UNKNOWN[0], str(UNKNOWN[1])


def _count_people(system: System, stays: list[Stay], projects: list[LocalProject]) -> None:
    """Count by age band and project, with the sums of both."""
    bands = [code for code, _words in _bands()]
    places = [project.pk for project in projects]
    for band in [*bands, ALL]:
        for place in [*places, ALL]:
            number = sum(
                band in (stay.band, ALL) and place in (stay.project, ALL) for stay in stays
            )
            system.put(("people", band, place), number)
        system.add_up([("people", band, place) for place in places], ("people", band, ALL))
    for place in [*places, ALL]:
        system.add_up([("people", band, place) for band in bands], ("people", ALL, place))


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


Show = Callable[[str, object, object], Shown]


def _by_age(show: Show, projects: list[LocalProject]) -> Table:
    places = [project.pk for project in projects]
    rows = [
        (words, [show("people", code, place) for place in [*places, ALL]])
        for code, words in [*_bands(), (ALL, _("All"))]
    ]
    return Table([*(project.name for project in projects), _("All")], rows)


def _by_project(show: Show, projects: list[LocalProject]) -> Table:
    heads = [str(HEADS[what]) for what in ("people", *AMOUNTS)]
    rows = [
        (
            project.name,
            [
                show("people", ALL, project.pk),
                *(show(what, "project", project.pk) for what in AMOUNTS),
            ],
        )
        for project in projects
    ]
    total = [show("people", ALL, ALL), *(show(what, ALL, ALL) for what in AMOUNTS)]
    return Table(heads, [*rows, (_("All"), total)])


def _by_month(show: Show, months: list[Month]) -> Table:
    people = ("people", "starts", "ends")
    heads = [str(HEADS[what]) for what in (*people, *AMOUNTS)]
    rows = [
        (
            str(month),
            [
                *(show("month", what, month) for what in people),
                *(show(what, "month", month) for what in AMOUNTS),
            ],
        )
        for month in months
    ]
    # How many people that makes stands in the other table: whoever stays is there every month.
    total = [
        show("people", ALL, ALL),
        *(show("month", what, ALL) for what in people[1:]),
        *(show(what, ALL, ALL) for what in AMOUNTS),
    ]
    return Table(heads, [*rows, (_("All"), total)])
