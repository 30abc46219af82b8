"""What a page weighs on the wire at a first visit: itself and all it asks for, compressed as we
serve it (HTML with gzip, static files with brotli, fonts as they are). Pictures that people took
are not counted.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import brotli
from django.contrib.staticfiles import finders
from django.test import Client

ASKED_FOR = re.compile(r'(?:href|src)="/static/([^"#?]+)')
FONT = re.compile(r'url\("(fonts/[^"]+)"\)')
HEADERS = 450  # bytes of response headers for each answer, measured with our own


@dataclass(frozen=True)
class Weight:
    html: int
    css: int
    js: int
    rest: int
    requests: int

    @property
    def total(self) -> int:
        return self.html + self.css + self.js + self.rest + self.requests * HEADERS


def weigh(client: Client, url: str) -> Weight:
    """Return the bytes of a page and its static files."""
    response = client.get(url, headers={"Accept-Encoding": "gzip, br"})
    assert response.status_code in (200, 404), f"{url} answered {response.status_code}"
    page = client.get(url).content.decode()
    names = dict.fromkeys(ASKED_FOR.findall(page))
    sizes = {name: size_of(name) for name in names}
    css = sum(size for name, size in sizes.items() if name.endswith(".css"))
    js = sum(size for name, size in sizes.items() if name.endswith(".js"))
    return Weight(
        html=len(response.content),
        css=css,
        js=js,
        rest=sum(sizes.values()) - css - js,
        requests=1 + len(sizes),
    )


def size_of(name: str) -> int:
    """Return the bytes of one static file as WhiteNoise sends it."""
    found = finders.find(name)
    assert isinstance(found, str), f"{name} is asked for and not there"
    content = Path(found).read_bytes()
    return len(content) if name.endswith(".woff2") else len(brotli.compress(content))
