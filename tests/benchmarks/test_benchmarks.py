"""Each benchmark still runs, on a small scene and once; what it says is for people to judge."""

import pytest
from django.db import connection

from benchmarks import table
from benchmarks.everything import BENCHMARKS
from benchmarks.scene import Scene, Size
from tests.cast import Cast

SMALL = Size(
    entries=2,
    participants=1,
    certificates=2,
    crowd=6,
    sealed=220,
    registered=1_200,
    audited=3,
    reported=3,
    brought_in=20,
)
OF_ITS_OWN_SERVER = {"paint"}  # which sees nothing of a test's transaction; journeys use it
ON_SQLITE = {"register"}  # its million rows are made by statements of SQLite's


# What stands beside ours may leave files open; that is not ours to mend.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", sorted(BENCHMARKS.keys() - OF_ITS_OWN_SERVER))
def test_a_benchmark_fills_its_rows(cast: Cast, name: str) -> None:
    if name in ON_SQLITE and connection.vendor != "sqlite":
        pytest.skip("this one is measured on SQLite")
    rows = list(BENCHMARKS[name](Scene(cast, SMALL), 1))

    assert rows
    for row in rows:
        assert min(row.ours, row.plain, row.ratio) > 0
        assert row.name in table.draw(rows)


def test_every_benchmark_can_be_asked_for_by_name() -> None:
    from benchmarks.__main__ import NAMES

    assert tuple(BENCHMARKS) == NAMES
