"""Each benchmark still runs, on a small scene and once; what it says is for people to judge."""

import pytest

from benchmarks import table
from benchmarks.everything import BENCHMARKS
from benchmarks.scene import Scene, Size
from tests.cast import Cast

SMALL = Size(entries=2, participants=1, certificates=2)


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_fills_its_rows(cast: Cast, name: str) -> None:
    rows = list(BENCHMARKS[name](Scene(cast, SMALL), 1))

    assert rows
    for row in rows:
        assert min(row.ours, row.plain, row.ratio) > 0
        assert row.name in table.draw(rows)


def test_every_benchmark_can_be_asked_for_by_name() -> None:
    from benchmarks.__main__ import NAMES

    assert tuple(BENCHMARKS) == NAMES
