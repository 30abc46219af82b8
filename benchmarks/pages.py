"""What a page costs beside a bare Django page: CPU time for each request, whole and in-process."""

from collections.abc import Iterator

from django.core.handlers.wsgi import WSGIHandler

from benchmarks import reference
from benchmarks.door import Door
from benchmarks.scene import Page, Scene, no_limits
from benchmarks.table import Row, timed
from benchmarks.timing import compare, queries_of

REQUESTS = 4  # in each round, of each page and its reference


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield a row for each key page, in ms for each request."""
    ours, plain = WSGIHandler(), reference.application()
    with no_limits():
        for page in scene.pages:
            yield measure_page(page, ours, plain, rounds)


def measure_page(page: Page, ours: WSGIHandler, plain: WSGIHandler, rounds: int) -> Row:
    """Let the same person, or a guest, ask for both."""
    knock = Door(ours, page.address, page.who).knock
    beside = Door(plain, page.plain, page.who).knock
    compared = compare(knock, beside, rounds=rounds, times=REQUESTS)
    note = f"{queries_of(knock)} queries; {queries_of(beside)} of {page.plain}"
    return timed(f"page: {page.name}", compared, most=page.most, note=note)
