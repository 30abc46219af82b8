"""The state of the ledger, signed and written outside the database, so that a change shows.

One file for each length of the ledger at which one was written, never written twice.
"""

import os
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.utils import timezone

from certificates import notes
from certificates.merkle import Growing
from certificates.models import LedgerRow
from certificates.notes import Checkpoint, Signer


def write() -> Path | None:
    """Write where the ledger stands, and return the file; None if that is written already."""
    tree = Growing()
    for leaf in LedgerRow.objects.values_list("leaf", flat=True).iterator(chunk_size=2000):
        tree.append(bytes.fromhex(leaf))
    file = settings.CHECKPOINT_DIR / f"{tree.size:012}.txt"
    if not tree.size or file.exists():
        return None
    now = timezone.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    checkpoint = Checkpoint(settings.CHECKPOINT_ORIGIN, tree.size, tree.root, (f"time {now}",))
    note = notes.sign(checkpoint.text, name=settings.CHECKPOINT_ORIGIN, key=key())
    _put(file, note)
    return file


def written() -> Iterator[tuple[Path, str]]:
    """Return every checkpoint that lies in the folder, the shortest ledger first."""
    if settings.CHECKPOINT_DIR.is_dir():
        for file in sorted(settings.CHECKPOINT_DIR.glob("*.txt")):
            yield file, file.read_text(encoding="utf-8")


def key() -> Ed25519PrivateKey:
    """Return the key that signs: the configured one, on a development machine one of its own."""
    file = Path(settings.CHECKPOINT_KEY_FILE or settings.KEYS_DIR / "checkpoint.pem")
    if not settings.CHECKPOINT_KEY_FILE and not file.exists():
        _make_key(file)
    loaded = serialization.load_pem_private_key(file.read_bytes(), password=None)
    if not isinstance(loaded, Ed25519PrivateKey):
        raise TypeError(f"{file} holds no Ed25519 key.")
    return loaded


def signer() -> Signer:
    """Return the public key, under our name: what others keep to check with."""
    return Signer(settings.CHECKPOINT_ORIGIN, key().public_key())


def signers() -> list[Signer]:
    """Return whoever has signed checkpoints of ours: under today's name and key, or former ones.

    ValueError if the operator's file of former keys holds a line that is none.
    """
    file = settings.CHECKPOINT_FORMER_KEYS_FILE
    former = Path(file).read_text(encoding="utf-8").splitlines() if file else []
    return [signer(), *notes.signers(former)]


def _make_key(file: Path) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _put(file, pem.decode(), mode=0o600)


def _put(file: Path, text: str, *, mode: int = 0o444) -> None:
    """Write a file whole or not at all, and never over another."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    unfinished.touch(mode=0o600)
    unfinished.write_text(text, encoding="utf-8")
    unfinished.chmod(mode)
    try:
        os.link(unfinished, file)  # fails where the name is taken
    except FileExistsError:
        pass  # another process was as quick, and says the same of the same length
    finally:
        unfinished.unlink()
