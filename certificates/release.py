"""What pages are drawn with: one fingerprint of templates, words, styles and names."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

_TEMPLATES = ("base.html", "base_plain.html", "certificates/*.html", "components/*.html")


@cache
def fingerprint() -> str:
    """Return the fingerprint of this release, in hexadecimal; made once in a process."""
    said = sha256()
    for part in _parts():
        said.update(part)
    return said.hexdigest()


def _parts() -> Iterator[bytes]:
    for file in _files():
        yield file.read_bytes()
    yield repr(sorted(settings.ISSUER.items())).encode()
    yield f"{settings.PRODUCT_NAME}\n{settings.PUBLIC_URL}\n{settings.STATIC_URL}".encode()
    yield getattr(staticfiles_storage, "manifest_hash", "").encode()


def _files() -> Iterator[Path]:
    templates = settings.BASE_DIR / "templates"
    for pattern in _TEMPLATES:
        yield from sorted(templates.glob(pattern))
    for folder in settings.LOCALE_PATHS:
        yield from sorted(Path(folder).glob("*/LC_MESSAGES/django.po"))
    yield from sorted((settings.BASE_DIR / "certificates" / "content").glob("*.py"))
    yield from sorted((settings.BASE_DIR / "certificates" / "templatetags").glob("*.py"))
