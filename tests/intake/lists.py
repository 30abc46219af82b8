"""Lists that Lo chooses, and what becomes of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from accounts.numbers import check_digit
from intake import importing
from intake.columns import COLUMNS, Kind
from intake.importing import Chosen, carry_out
from intake.models import Intake
from programmes.models import LocalProject, Team
from tests.cast import Cast, employ, person
from tests.programmes.leading import project_of

KIM = {"name": "Kim Ek", "birth_date": "2008-03-14", "email": "kim@x.example"}
SAM = {"name": "Sam Lund", "email": "sam@x.example", "roles": "Pedagog"}
CAFE = {"name": "Kafé Ro", "kind": "Förening", "organisation_number": "556016-0680"}
Row = Mapping[str, str]


def chosen(*rows: Row, file: str = "lista.csv") -> Chosen:
    """Return what is read of a file of these rows, below one of headings."""
    numbered = [(at, dict(row)) for at, row in enumerate(rows, start=2)]
    return Chosen(numbered, file, "", [])


def choose_people(cast: Cast, *rows: Row, by: User | None = None) -> Intake:
    return _choose(Kind.PARTICIPANTS, cast, rows or (KIM,), project_of(cast), by)


def choose_staff(cast: Cast, *rows: Row, by: User | None = None) -> Intake:
    return _choose(Kind.STAFF, cast, rows or (SAM,), project_of(cast), by)


def choose_places(cast: Cast, *rows: Row, by: User | None = None) -> Intake:
    return _choose(Kind.PLACES, cast, rows or (CAFE,), None, by)


def _choose(
    kind: Kind, cast: Cast, rows: Sequence[Row], project: LocalProject | None, by: User | None
) -> Intake:
    return importing.choose(
        kind, chosen(*rows), organisation=cast.goteborg, local_project=project, by=by or cast.lo
    )


def bring_in(intake: Intake, *, by: User) -> Intake:
    """Press the button and do what a worker does."""
    importing.begin(intake, by=by)
    carry_out.call(str(intake.pk))
    intake.refresh_from_db()
    return intake


def findings(intake: Intake) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = intake.told["findings"]
    return found


def says(intake: Intake) -> str:
    """Return all that is said and asked of its rows."""
    lines = [each for found in findings(intake) for each in found["says"]]
    return "\n".join([*lines, *(ask["words"] for f in findings(intake) for ask in f["asks"])])


def counts(intake: Intake) -> dict[str, int]:
    """Return how many rows there are of each kind, where there are any."""
    names = ("new", "joins", "there", "asks", "wrong")
    return {name: getattr(intake, name) for name in names if getattr(intake, name)}


def number_of(born: str, serial: int) -> str:
    """Return a personal number of a day: its last digit is reckoned."""
    nine = born.replace("-", "")[2:] + f"{serial:03}"
    return f"{born.replace('-', '')}{serial:03}{check_digit(nine)}"


def csv_of(kind: Kind, *rows: Row, encoding: str = "utf-8", separator: str = ";") -> bytes:
    """Return a file of the rows under our own headings."""
    headings = {column.name: column.heading for column in COLUMNS[kind]}
    names = [name for name in headings if any(name in row for row in rows)]
    lines = [[headings[name] for name in names]]
    lines += [[row.get(name, "") for name in names] for row in rows]
    return "\r\n".join(separator.join(line) for line in lines).encode(encoding)


def upload(client: Client, address: str, content: bytes, name: str = "lista.csv") -> Any:
    return client.post(address, {"file": SimpleUploadedFile(name, content)})


def door(kind: str, cast: Cast) -> str:
    """Return where a list of some kind is chosen."""
    if kind == Kind.PLACES:
        return reverse("intake:import_workplaces")
    return reverse(f"intake:import_{kind}", args=[project_of(cast).pk])


def step(verb: str, intake: Intake) -> str:
    return reverse(f"intake:{verb}_intake", args=[intake.pk])


def second_lead(cast: Cast) -> User:
    """Return another project lead in Göteborg."""
    vera = person("vera", "Vera Holm")
    employ(vera, cast.goteborg, Role.PROJECT_LEAD)
    return vera


def team_of(cast: Cast, name: str = "Team Ett") -> Team:
    return Team.add(project_of(cast), name, by=cast.lo)
