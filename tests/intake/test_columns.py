"""Headings in any order and under any usual name; what is unknown or missing is named."""

import pytest

from intake.cells import folded
from intake.columns import COLUMNS, Kind, lay_out

ROW = ["Kim Ek", "2008-03-14", "kim@x.example"]


@pytest.mark.parametrize(
    "headings",
    [
        ["Namn", "Födelsedatum", "E-post"],
        ["NAMN *", "Född:", "e-postadress (privat)"],
        ["Full name", "Date of birth", "Email"],
        ["namn", "fodelsedatum", "epost"],
    ],
)
def test_headings_are_known_by_any_usual_name(headings: list[str]) -> None:
    layout = lay_out(Kind.PARTICIPANTS, [headings, ROW])

    assert layout.facts_of(ROW) == {
        "name": "Kim Ek",
        "birth_date": "2008-03-14",
        "email": "kim@x.example",
    }
    assert not layout.missing


def test_any_order_and_rows_above_the_headings() -> None:
    rows = [["Deltagare hösten 2026"], ["Född", "", "Namn"], ["2008-03-14", "x", "Kim"], ["1"]]
    layout = lay_out(Kind.PARTICIPANTS, rows)

    assert layout.first == 2
    assert layout.facts_of(rows[2]) == {"birth_date": "2008-03-14", "name": "Kim"}
    assert layout.facts_of(rows[3]) == {"birth_date": "1"}


def test_unknown_missing_and_doubled_columns_are_named() -> None:
    layout = lay_out(Kind.PARTICIPANTS, [["Namn", "Diagnos", "Name", "Skostorlek"]])

    assert layout.unknown == ["Diagnos", "Skostorlek"]
    assert [column.heading for column in layout.missing] == ["Födelsedatum"]
    assert [column.heading for column in layout.doubled] == ["Namn"]


def test_a_name_may_stand_in_two_parts() -> None:
    assert not lay_out(Kind.PARTICIPANTS, [["Förnamn", "Efternamn", "Född"]]).missing
    assert lay_out(Kind.PARTICIPANTS, [["Förnamn", "Född"]]).missing


@pytest.mark.parametrize("rows", [[], [[]], [["", ""]], [["Hej"], ["på er"]]])
def test_without_headings_all_that_is_needed_is_missing(rows: list[list[str]]) -> None:
    assert len(lay_out(Kind.STAFF, rows).missing) == 3


@pytest.mark.parametrize("kind", Kind)
def test_no_heading_means_two_columns(kind: Kind) -> None:
    means: dict[str, str] = {}
    for column in COLUMNS[kind]:
        for heading in (column.heading, *column.also):
            assert means.setdefault(folded(heading), column.name) == column.name


def test_no_column_asks_for_health_origin_or_absence() -> None:
    words = " ".join(h for c in COLUMNS[Kind.PARTICIPANTS] for h in (c.heading, *c.also)).lower()

    for never in ("diagnos", "hälsa", "health", "frånvaro", "absence", "född i", "ursprung"):
        assert never not in words
