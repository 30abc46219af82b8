"""Measures everything and prints one table: `python -m benchmarks [--rounds N] [--only NAME]`."""

import argparse
import tempfile
from pathlib import Path

from benchmarks import house, table
from benchmarks.table import Row

NAMES = (
    "pages",
    "bytes",
    "paint",
    "certificate",
    "seal",
    "bulk",
    "framework",
    "intake",
    "photo",
    "register",
    "audit",
    "report",
    "crowd",  # the last, for they stay
)


def main() -> None:
    """Build a house to measure in, measure, print, and leave nothing behind."""
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="jagkan-benchmarks-") as folder:
        house.build(Path(folder))
        print(table.draw(measure(options.only or NAMES, options.rounds)))


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="how often each is measured (15)")
    parser.add_argument("--only", action="append", choices=NAMES, help="one of them; repeatable")
    return parser.parse_args()


def measure(names: tuple[str, ...], rounds: int) -> list[Row]:
    """Return the rows of the benchmarks with these names."""
    # Models can be imported only now that the house stands.
    from benchmarks.everything import BENCHMARKS
    from benchmarks.scene import Scene
    from tests.cast import build_cast

    scene = Scene(build_cast())
    return [row for name in names for row in BENCHMARKS[name](scene, rounds)]


if __name__ == "__main__":
    main()
