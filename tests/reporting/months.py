"""Months of the cast's projects, on their way to a funder."""

from datetime import date
from typing import Any

from lifecycle.models import Event
from programmes.models import LocalProject, Programme
from reporting import exchange
from reporting.models import ExportColumn, ExportProfile, Fact, ReportFile, ReportingMonth, Scope
from tests.cast import Cast
from tests.programmes.leading import programme_of
from tests.story_of_hours import second_lead

COLUMNS = (
    ("Personnummer", Fact.IDENTITY_NUMBER, ""),
    ("Namn", Fact.NAME, ""),
    ("Start", Fact.STARTS_ON, ""),
    ("Slut", Fact.ENDS_ON, ""),
    ("Timmar", Fact.HOURS, ""),
    ("Projekt", "", "2015/00261"),
)
CODE = "YYYYMMDDTf29"


def hikikomori() -> Programme:
    return Programme.objects.get(name="Hikikomori")


def profile_of(programme: Programme, *columns: tuple[str, str, str]) -> ExportProfile:
    """Return a profile with these columns, or with the usual ones."""
    name = f"Mall {len(columns)}"
    profile, is_new = ExportProfile.objects.get_or_create(
        programme=programme, name=name, defaults={"protected_code": CODE}
    )
    if is_new:
        for place, (heading, fact, text) in enumerate(columns or COLUMNS, start=1):
            ExportColumn.objects.create(
                profile=profile, position=place, heading=heading, fact=fact, text=text
            )
    return profile


def open_months(cast: Cast, until: date = date(2026, 5, 1)) -> list[ReportingMonth]:
    """Open the months that are over by a day; return them, the first one first."""
    scope = Scope(programme_of(cast))
    ReportingMonth.begin(scope, until=until, by=cast.lo)
    return list(scope.months.order_by("first_on"))


def prepare(month: ReportingMonth, cast: Cast, kind: str = "csv", **made: Any) -> ReportFile:
    """Return a file that Lo has prepared."""
    profile = made.get("profile") or profile_of(month.programme)
    return exchange.prepare(month, profile, kind, by=made.get("by", cast.lo))


def send(month: ReportingMonth, cast: Cast) -> ReportFile:
    """Return a file that Lo has prepared and Kajsa released."""
    file = prepare(month, cast)
    exchange.release(file, by=second_lead(cast))
    month.refresh_from_db()
    return file


def project() -> LocalProject:
    return LocalProject.objects.get(name="Team Väster")


def actions(thing: Any) -> list[str]:
    return [event.action for event in Event.objects.about(thing)]
