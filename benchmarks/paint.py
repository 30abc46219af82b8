"""How soon the largest thing stands on Kalle's old phone: a first visit by Chromium on slow 4G.

Chromium's own throttling: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back, and a processor
four times slower. Static files come in gzip here; production's brotli is smaller.
"""

import gzip
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path
from statistics import median
from unittest.mock import patch

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest, HttpResponse
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from benchmarks.scene import Scene
from benchmarks.table import Row
from tests.confirmations.asked import ask, make_entry

PHONE: ViewportSize = {"width": 360, "height": 740}
MOST_MS = 1200
THERE_AND_BACK_MS = 150
BYTES_PER_MS = 1_600_000 / 8 / 1000
SLOW_4G = {
    "offline": False,
    "latency": THERE_AND_BACK_MS,
    "downloadThroughput": BYTES_PER_MS * 1000,  # bytes per second
    "uploadThroughput": 750_000 / 8,
}
PAINTED = """new Promise(resolve => new PerformanceObserver(list => {
    const paint = list.getEntries().at(-1)
    resolve({ms: paint.startTime, url: paint.url})
}).observe({type: "largest-contentful-paint", buffered: true}))"""
ASKED_FOR = """["navigation", "resource"]
    .flatMap(kind => performance.getEntriesByType(kind))
    .map(file => [file.name, file.transferSize, file.entryType, file.renderBlockingStatus])"""
NAMED = """[...document.querySelectorAll("link[href], img[src]")].flatMap(
    element => [element.href, element.currentSrc].filter(Boolean))"""


@dataclass(frozen=True)
class FirstVisit:
    """What a browser with an empty cache met."""

    painted_ms: float  # until the largest thing stood on the screen
    carried: int  # bytes, of all it asked for
    awaited: set[str]  # addresses of what the largest thing had to wait for, the page aside
    named: set[str]  # addresses that the page itself names

    @property
    def line_ms(self) -> float:
        """Say what the line alone takes: the page, then what it names, every byte in turn."""
        journeys = 2 if self.awaited else 1
        return journeys * THERE_AND_BACK_MS + self.carried / BYTES_PER_MS


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield a row: the supervisor's page, in ms by the clock. None without a Chromium."""
    chromium = os.environ.get("JAGKAN_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        return
    path = ask(scene.cast, make_entry(scene.cast, "A1.1", "A3.1", "A4.1")).path
    with (
        patch.object(StaticFilesHandler, "serve", compressed),
        closing(Server()) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        visits = [first_visit(browser, server.url + path) for _ in range(rounds)]
        browser.close()
    took = median(visit.painted_ms for visit in visits)
    note = f"by the clock; the line alone {visits[0].line_ms:.0f}"
    yield Row("paint: supervisor's answer", took, MOST_MS, "ms", took / MOST_MS, 1, note=note)


class Server:
    """The application on a port of its own, in a thread."""

    def __init__(self) -> None:
        self.thread = LiveServerThread("localhost", StaticFilesHandler)
        self.thread.daemon = True
        self.thread.start()
        self.thread.is_ready.wait()
        self.url = f"http://localhost:{self.thread.port}"

    def close(self) -> None:
        self.thread.terminate()


def first_visit(browser: Browser, address: str) -> FirstVisit:
    """Open the address on a slow phone and line, with nothing in the cache."""
    context = browser.new_context(viewport=PHONE, locale="sv-SE")
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_4G)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="load")
    painted, files = page.evaluate(PAINTED), page.evaluate(ASKED_FOR)
    named = set(page.evaluate(NAMED))
    context.close()
    return FirstVisit(
        painted_ms=float(painted["ms"]),
        carried=sum(size for _name, size, _kind, _status in files),
        awaited={
            name
            for name, _size, kind, status in files
            if kind == "resource" and (status == "blocking" or name == painted["url"])
        },
        named=named,
    )


def compressed(handler: StaticFilesHandler, request: HttpRequest) -> HttpResponse:
    """Answer with a static file as production does, near enough."""
    name = handler.file_path(request.path)
    content = Path(str(finders.find(name))).read_bytes()
    response = HttpResponse(content, content_type=guess_type(name)[0])
    if not name.endswith(".woff2"):
        response.content = gzip.compress(content)
        response.headers["Content-Encoding"] = "gzip"
    return response
