"""The benchmarks by name; each yields its rows from a scene and a number of rounds."""

from collections.abc import Callable, Iterator

from benchmarks import (
    audit,
    bulk,
    certificate,
    crowd,
    framework,
    intake,
    pages,
    paint,
    photo,
    register,
    report,
    seal,
    weights,
)
from benchmarks.scene import Scene
from benchmarks.table import Row

Benchmark = Callable[[Scene, int], Iterator[Row]]

BENCHMARKS: dict[str, Benchmark] = {
    "pages": pages.measure,
    "bytes": weights.measure,
    "paint": paint.measure,
    "certificate": certificate.measure,
    "seal": seal.measure,
    "bulk": bulk.measure,
    "framework": framework.measure,
    "intake": intake.measure,
    "photo": photo.measure,
    "register": register.measure,
    "audit": audit.measure,
    "report": report.measure,
    "crowd": crowd.measure,
}
