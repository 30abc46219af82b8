"""The key under which identity numbers lie sealed, and files that hold some; and by which a number
is found without being read.

A development machine makes its own, once, in its own folder; a production is told (IDENTITY_KEY).
"""

import base64
import hmac
import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    """Return the text so that only this key opens it; never the same twice."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Return the text. Raises cryptography.fernet.InvalidToken if another key sealed it."""
    return _box().decrypt(sealed).decode()


def seal_bytes(content: bytes) -> bytes:
    """Return a file so that only this key opens it; a third longer, and never the same twice."""
    return _box().encrypt(content)


def unseal_bytes(sealed: bytes) -> bytes:
    """Return the file. Raises cryptography.fernet.InvalidToken if another key sealed it."""
    return _box().decrypt(sealed)


def blind(text: str) -> str:
    """Return the digest by which equal texts are found; without the key it tells nothing."""
    return hmac.digest(_made_for(b"accounts.blind-index"), text.encode(), "sha256").hex()


def _box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_made_for(b"accounts.seal")))


def _made_for(purpose: bytes) -> bytes:
    own = Path(settings.KEYS_DIR) / "identity.key"
    return _derived(settings.IDENTITY_KEY or _own(own), purpose)


@cache
def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


def _own(file: Path) -> str:
    """Make a key for this machine, unless it is there; of two at once the first stays."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as writing:
            writing.write(secrets.token_urlsafe(32))
        with suppress(FileExistsError):
            os.link(made, file)
        made.unlink()
    return file.read_text(encoding="utf-8")
