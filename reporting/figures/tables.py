"""The tables of a programme, as a page shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attendance.months import Month
from programmes.models import LocalProject, Programme
from reporting.figures.system import ALL, AMOUNTS, Shown, bands, whole_of

HEADS: dict[str, Promise] = {
    "people": gettext_lazy("Participants"),
    "starts": gettext_lazy("Started"),
    "ends": gettext_lazy("Ended"),
    "hours": gettext_lazy("Hours"),
    "moments": gettext_lazy("Confirmed moments"),
    "certificates": gettext_lazy("Certificates"),
}


@dataclass(frozen=True)
class Table:
    """A table for a page: headings, and rows of a name and numbers; the last one adds up."""

    heads: list[str]
    rows: list[tuple[str, list[Shown]]]

    def column(self, place: int) -> list[tuple[str, Shown]]:
        """Return one column without the sum, for a chart."""
        return [(name, numbers[place]) for name, numbers in self.rows[:-1]]


@dataclass(frozen=True)
class Figures:
    """What is shown of a programme."""

    by_age: Table
    by_project: Table
    by_month: Table
    hides: bool
    frozen_on: date | None = None  # since when nobody can count them again


def figures_of(programme: Programme) -> Figures | None:
    """Count, hide, and lay out; None before the first month is over. Ten queries at most."""
    whole = whole_of(programme)
    if whole is None:
        return None

    def show(what: str, row: object, column: object) -> Shown:
        return whole.show((what, row, column))

    return Figures(
        by_age=_by_age(show, whole.projects),
        by_project=_by_project(show, whole.projects),
        by_month=_by_month(show, whole.months),
        hides=bool(whole.hidden),
    )


Show = Callable[[str, object, object], Shown]


def _by_age(show: Show, projects: list[LocalProject]) -> Table:
    places = [project.pk for project in projects]
    rows = [
        (words, [show("people", code, place) for place in [*places, ALL]])
        for code, words in [*bands(), (ALL, _("All"))]
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
