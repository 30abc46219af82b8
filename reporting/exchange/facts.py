"""What stands in a cell: a fact of somebody, or a code in place of a person who is protected."""

from collections.abc import Callable
from decimal import Decimal

from attendance.hours import decimal_hours
from reporting.exchange.lines import Line
from reporting.models import ExportColumn, ExportProfile, Fact

Cell = str | int | Decimal

# Of a protected person none of this leaves us (domain rule 8.5).
WITHHELD = {
    Fact.NAME,
    Fact.BIRTH_DATE,
    Fact.IDENTITY_NUMBER,
    Fact.NUMBER,
    Fact.LOCAL_PROJECT,
}
# What a funder cannot do without: rows that lack it are counted.
ASKED_FOR = {Fact.NAME, Fact.BIRTH_DATE, Fact.IDENTITY_NUMBER}
# Where a birth date stands in a code, as it is written in English and in Swedish.
DATES = ("YYYYMMDD", "ÅÅÅÅMMDD")


def cell_of(column: ExportColumn, line: Line, profile: ExportProfile, code_goes_to: str) -> Cell:
    """Return what stands in one cell."""
    if not column.fact:
        return column.text
    if line.is_protected and column.fact == code_goes_to:
        return code_of(profile.protected_code, line)
    if line.is_protected and column.fact in WITHHELD:
        return ""
    return FACTS[Fact(column.fact)](line)


def code_of(pattern: str, line: Line) -> str:
    """Return the operator's code, with the birth date where the pattern asks for it."""
    born = line.enrolment.participant.birth_date
    written = f"{born:%Y%m%d}" if born else "00000000"
    for place in DATES:
        pattern = pattern.replace(place, written)
    return pattern


def _ends_on(line: Line) -> str:
    """An end is told in the month in which it comes, not before."""
    end = line.enrolment.ends_on
    return end.isoformat() if end and end <= line.month.last else ""


def _born(line: Line) -> str:
    born = line.enrolment.participant.birth_date
    return born.isoformat() if born else ""


FACTS: dict[Fact, Callable[[Line], Cell]] = {
    Fact.NAME: lambda line: line.enrolment.participant.name,
    Fact.BIRTH_DATE: _born,
    Fact.IDENTITY_NUMBER: lambda line: line.identity_number,
    Fact.NUMBER: lambda line: line.enrolment.pk,
    Fact.PROGRAMME: lambda line: str(line.enrolment.local_project.programme.public_name),
    Fact.LOCAL_PROJECT: lambda line: line.enrolment.local_project.name,
    Fact.MONTH: lambda line: line.month.written,
    Fact.STARTS_ON: lambda line: line.enrolment.starts_on.isoformat(),
    Fact.ENDS_ON: _ends_on,
    Fact.STARTED: lambda line: int(line.enrolment.starts_on >= line.month.first),
    Fact.ENDED: lambda line: int(bool(_ends_on(line))),
    Fact.HOURS: lambda line: decimal_hours(line.minutes),
    Fact.MINUTES: lambda line: line.minutes,
    Fact.DAYS: lambda line: line.days,
    Fact.HOURS_SO_FAR: lambda line: decimal_hours(line.minutes_so_far),
}
