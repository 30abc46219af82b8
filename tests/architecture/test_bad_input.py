"""docs/bad-input.md names tests that exist."""

import re

import pytest

NAMED = re.compile(r"`(\w+/\w+\.py)::(\w+)`")


def test_every_case_is_held_by_a_test_that_exists(pytestconfig: pytest.Config) -> None:
    page = (pytestconfig.rootpath / "docs" / "bad-input.md").read_text()
    named = NAMED.findall(page)

    gone = [
        f"{file}::{test}"
        for file, test in named
        if f"def {test}(" not in (pytestconfig.rootpath / "tests" / file).read_text()
    ]

    assert len(named) > 40
    assert gone == []


def test_all_cases_stand_in_one_table(pytestconfig: pytest.Config) -> None:
    lines = (pytestconfig.rootpath / "docs" / "bad-input.md").read_text().splitlines()
    rows = [number for number, line in enumerate(lines) if line.startswith("|")]

    assert rows == list(range(rows[0], len(lines)))
