"""What the first visit to a page takes on the wire, beside its budget. Nothing is timed."""

from collections.abc import Iterator

from django.test import Client

from benchmarks.scene import Page, Scene, no_limits
from benchmarks.table import Row, weighed
from tests.pages.weight import weigh


def measure(scene: Scene, _rounds: int) -> Iterator[Row]:
    """Yield a row for each key page, in KB: itself and all it asks for, compressed."""
    with no_limits():
        for page in scene.pages:
            yield measure_page(page)


def measure_page(page: Page) -> Row:
    client = Client()
    if page.who:
        client.force_login(page.who)
    weight = weigh(client, page.address)
    note = f"html {weight.html / 1000:.1f}, js {weight.js / 1000:.1f}"
    return weighed(f"bytes: {page.name}", weight.total, page.budget, note)
