"""A thousand certificates drawn and sealed by two processes: how fast, and in how much memory."""

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.scene import Scene
from benchmarks.seal import make_pair
from benchmarks.table import Row
from benchmarks.worker import EARLY, draw_and_seal, written

PROCESSES = 2
MOST_MB = 130
MOST_GROWTH = 1.1  # the caches of shaped text fill up: they are bounded


def measure(scene: Scene, _rounds: int) -> Iterator[Row]:
    """Yield rows of memory, of the process that took most, and one of the time on the wall."""
    many = scene.size.sealed
    root, seal = make_pair()
    shares = [(written(root), written(seal), many // PROCESSES)] * PROCESSES
    began = time.monotonic()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        took = list(pool.map(draw_and_seal, shares))
    seconds = time.monotonic() - began
    early, late, peak = max(took, key=lambda each: each[2])
    name = f"bulk: {many} drawn and sealed, {PROCESSES} processes"
    note = f"{seconds:.0f} s on the wall, {many / seconds:.0f} a second"
    yield Row(f"{name}, peak", peak, MOST_MB, "MB", peak / MOST_MB, most=1, note=note)
    note = f"memory after all, beside after the first {EARLY} of each"
    yield Row(f"{name}, growth", late, early, "MB", late / early, most=MOST_GROWTH, note=note)
