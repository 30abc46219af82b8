"""The answers as a table that people read: a file for each app, a row for each address and thing.

A cell is what GET answers, and after a stroke what POST does where that is something else:

    ok   a page               →    on to another page
    –    nothing there (404)  no   not yours (403)
    in   sign in first        422  what was sent is not right

Empty is a method that the address does not know.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.matrix.asking import Answer

SAID = {"200": "ok", "302": "→", "303": "→", "404": "–", "403": "no", "405": ""}
HEADS = {
    "participant": "partic",
    "fellow": "fellow",
    "pedagogue": "pedag",
    "youth_leader": "youth",
    "social_worker": "social",
    "recruiter": "recrui",
    "colleague": "collea",
    "protected_handler": "protec",
    "project_lead": "lead",
    "programme_lead": "prolead",
    "records_officer": "records",
    "case_officer": "office",
    "assessor": "assess",
    "quality_assurer": "assure",
    "framework_editor": "editor",
    "system_administrator": "admin",
}
WIDTH = 8


@dataclass
class Row:
    """What everybody is answered at one address, about one thing."""

    address: str
    which: str
    cells: dict[str, str] = field(default_factory=dict)


def cell(got: Answer, posted: Answer) -> str:
    get, post = (SAID.get(answer.code, answer.code) for answer in (got, posted))
    return get if post in ("", get) else f"{get}/{post}"


def draw(rows: Iterable[Row], people: Iterable[str]) -> str:
    """Draw rows of one app, each address once."""
    lines = ["".join([" " * 28, *(HEADS.get(name, name).ljust(WIDTH) for name in people)])]
    before = ""
    for row in rows:
        if row.address != before:
            lines += ["", row.address]
        before = row.address
        cells = "".join(said.ljust(WIDTH) for said in row.cells.values())
        lines.append(f"    {row.which:24}{cells}")
    return "\n".join(line.rstrip() for line in lines) + "\n"
