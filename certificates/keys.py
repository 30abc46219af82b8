"""The key that seals here, and whose seals are known as ours.

A development machine makes its own, once; a production is told (docs/operating.md).
"""

import os
import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.utils import timezone

from certificates.pdf import keyring
from certificates.pdf.authority import DEVELOPMENT, Wish, make_leaf, make_root
from certificates.pdf.examination import Trust
from certificates.pdf.seal import Sealer


def sealer() -> Sealer:
    """Return what seals; its key is loaded once for each process."""
    return _sealer(_Setting())


def trust() -> Trust:
    """Return whose seals are ours: today's root, and those of retired keys."""
    return _trust(_Setting())


class _Setting:
    """What the settings say just now: the same words give the same key."""

    def __init__(self) -> None:
        self.config: dict[str, str] = dict(settings.SEAL)
        self.trusted = Path(settings.SEAL_TRUST_FOLDER)
        self.withdrawn = Path(settings.SEAL_WITHDRAWN_FOLDER)
        self.own = Path(settings.KEYS_DIR) / "development"
        self._words = (*sorted(self.config.items()), self.trusted, self.withdrawn, self.own)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Setting) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)

    @property
    def is_own(self) -> bool:
        """Whether this machine makes its own key: nothing is said, and nothing is at stake."""
        return settings.DEVELOPMENT and not keyring.is_configured(self.config)


@cache
def _sealer(setting: _Setting) -> Sealer:
    config = setting.config
    if setting.is_own:
        own = _own_keys(setting.own)
        names = {"CERTIFICATE_FILE": "seal.pem", "KEY_FILE": "seal.key"}
        config = config | {name: str(own / file) for name, file in names.items()}
    return keyring.make_sealer(config, _trust(setting), place=settings.ISSUER["place"])


@cache
def _trust(setting: _Setting) -> Trust:
    known = keyring.read_trust(setting.trusted, setting.withdrawn)
    if not setting.is_own:
        return known
    own = keyring.read_trust(_own_keys(setting.own), setting.withdrawn)
    return replace(known, roots=known.roots + own.roots)


def _own_keys(folder: Path) -> Path:
    """Make a root and a seal for this machine, unless they are there; the root's key is let go."""
    if folder.exists():
        return folder
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent))
    begins_at = timezone.now() - timedelta(days=730)  # what the demo tells of is past
    root = make_root(Wish(settings.ISSUER_NAME, f"Root, {DEVELOPMENT}", begins_at))
    seal = make_leaf(root, Wish(settings.ISSUER_NAME, f"Seal, {DEVELOPMENT}", begins_at))
    key = seal.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for name, content in {"root.pem": root.pem, "seal.pem": seal.pem, "seal.key": key}.items():
        _write_private(fresh / name, content)
    _put_in_place(fresh, folder)
    return folder


def _write_private(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)


def _put_in_place(fresh: Path, folder: Path) -> None:
    """Let the first of several processes win; the others take what it has made."""
    try:
        fresh.rename(folder)
    except OSError:
        if not folder.exists():
            raise
        shutil.rmtree(fresh)
