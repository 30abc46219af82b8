"""Pages of the folder: each in Swedish and English at once, with links that need no address."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from certificates.content.plain import LANGUAGES
from certificates.publishing.folder import Folder
from certificates.verification import Verdict

ASSETS = "static/"
MISSING = "404.html"
_LINK = re.compile(r'\b(href|src)="([^"#?]*)([^"]*)"')
_NAME = re.compile(r'\b(id|for|aria-labelledby)="([^"]+)"')
_IN_CSS = re.compile(r'url\("?([^")]+)"?\)')


@dataclass
class Site:
    """The folder, the day it speaks of, and what its pages have been found to need."""

    folder: Folder
    as_of: date
    assets: set[str] = field(default_factory=set)

    def put_check(self, place: str, verdict: Verdict) -> None:
        """Write the page of one certificate."""
        names = {"verdict": verdict, "content": verdict.content}
        parts = self._in_both("certificates/published/_check.html", names)
        tops = self._in_both("certificates/published/_answer.html", names)
        self._put(
            place, "certificates/published/check.html", {"parts": parts, "tops": tops, **names}
        )

    def put_page(
        self, place: str, template: str, *, title: object, script: str = "", **names: Any
    ) -> None:
        """Write a page whose inside is the template, once in each language."""
        parts = self._in_both(template, names)
        frame = {"parts": parts, "title": title, "script": script}
        self._put(place, "certificates/published/page.html", frame)

    def put_assets(self) -> None:
        """Copy what the pages need, and what those files need in turn."""
        waiting = sorted(self.assets)
        while waiting:
            name = waiting.pop()
            content = _asset(name)
            self.folder.put(f"{ASSETS}{name}", content)
            if name.endswith(".css"):
                further = set(_named_in(name, content.decode())) - self.assets
                self.assets |= further
                waiting += sorted(further)

    def _in_both(self, template: str, names: dict[str, Any]) -> dict[str, SafeString]:
        """Draw a template in each language; what has a name there has one of its own in each."""
        drawn = {}
        for language in LANGUAGES:
            with translation.override(language):
                html = render_to_string(template, self._known() | names)
            drawn[language] = SafeString(_NAME.sub(rf'\1="\2-{language}"', html))
        return drawn

    def _put(self, place: str, template: str, names: dict[str, Any]) -> None:
        with translation.override(LANGUAGES[0]):
            html = render_to_string(template, self._known() | names)
        file = place if place.endswith(".html") else f"{place}index.html"
        # A web server gives 404.html at any address: what it links to starts at the top.
        top = "/" if file == MISSING else "../" * file.count("/")
        self.folder.put(file, self._linked(html, top).encode())

    def _known(self) -> dict[str, Any]:
        return {
            "as_of": self.as_of,
            "PRODUCT_NAME": settings.PRODUCT_NAME,
            "ISSUER_NAME": settings.ISSUER_NAME,
            "ISSUER_EMAIL": settings.ISSUER["email"],
            "is_copy": True,
        }

    def _linked(self, html: str, top: str) -> str:
        """Let every link within the place lead from the page itself: no address is needed then."""

        def lead(found: re.Match[str]) -> str:
            attribute, path, rest = found.groups()
            path = path.removeprefix(settings.PUBLIC_URL) if path != settings.PUBLIC_URL else "/"
            if path.startswith(settings.STATIC_URL):
                name = path.removeprefix(settings.STATIC_URL)
                self.assets.add(name)
                path = f"/{ASSETS}{name}"
            if path.startswith("/"):
                path = f"{top}{path[1:]}" or "./"
            return f'{attribute}="{path}{rest}"'

        return _LINK.sub(lead, html)


def _asset(name: str) -> bytes:
    found = finders.find(name) or Path(settings.STATIC_ROOT) / name  # hashed names are only there
    return Path(str(found)).read_bytes()


def _named_in(sheet: str, css: str) -> list[str]:
    home = PurePosixPath(sheet).parent
    return [str(home / path) for path in _IN_CSS.findall(css) if not path.startswith("data:")]
