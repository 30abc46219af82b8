"""Signed notes (C2SP, signed-note): a few lines of text and, below them, who vouches for them.

A checkpoint of a log is such a note (C2SP, tlog-checkpoint): its name, its size, its root. Others
may add a signature of their own; whoever checks looks only at those they know.
"""

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
_MARK = "\u2014 "  # an em dash and a space begin a signature


@dataclass(frozen=True)
class Signer:
    """A name and its public key."""

    name: str
    key: Ed25519PublicKey

    @property
    def known_as(self) -> bytes:
        """Four bytes that tell signatures of one key from those of another."""
        named = self.name.encode() + b"\n"
        return sha256(named + ED25519 + self.key.public_bytes_raw()).digest()[:4]

    @property
    def written(self) -> str:
        """The key as others keep it: name+hash+key."""
        key = base64.b64encode(ED25519 + self.key.public_bytes_raw()).decode()
        return f"{self.name}+{self.known_as.hex()}+{key}"

    @classmethod
    def read(cls, written: str) -> Self:
        """Read a key as it is written; ValueError if it is none."""
        name, _, rest = written.strip().partition("+")
        known_as, _, key = rest.partition("+")
        raw = base64.b64decode(key, validate=True)
        signer = cls(name, Ed25519PublicKey.from_public_bytes(raw[1:]))
        if raw[:1] != ED25519 or signer.known_as.hex() != known_as:
            raise ValueError("This is no Ed25519 key of a signed note.")
        return signer

    def has_signed(self, note: str) -> bool:
        """Say whether one of the signatures below a note is of this key, and fits."""
        text, _, signatures = note.rpartition("\n\n")
        return any(self._fits(f"{text}\n", line) for line in signatures.splitlines())

    def _fits(self, text: str, line: str) -> bool:
        name, _, signed = line.removeprefix(_MARK).rpartition(" ")
        try:
            raw = base64.b64decode(signed, validate=True)
            if not line.startswith(_MARK) or name != self.name or raw[:4] != self.known_as:
                return False
            self.key.verify(raw[4:], text.encode())
        except (binascii.Error, InvalidSignature):
            return False
        return True


def sign(text: str, *, name: str, key: Ed25519PrivateKey) -> str:
    """Sign a text that ends with a line break, and return the note."""
    if not text.endswith("\n"):
        raise ValueError("The text of a note ends with a line break.")
    signed = Signer(name, key.public_key()).known_as + key.sign(text.encode())
    return f"{text}\n{_MARK}{name} {base64.b64encode(signed).decode()}\n"


@dataclass(frozen=True)
class Checkpoint:
    """How long a log was, and its root then."""

    origin: str
    size: int
    root: bytes
    more: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is signed."""
        root = base64.b64encode(self.root).decode()
        return "".join(f"{line}\n" for line in (self.origin, str(self.size), root, *self.more))

    @classmethod
    def read(cls, note: str) -> Self:
        """Read a checkpoint, whoever has signed it; ValueError if it is none."""
        lines = note.rpartition("\n\n")[0].splitlines()
        if len(lines) < 3 or not lines[0] or not lines[1].isdecimal():
            raise ValueError("This is no checkpoint: it has no name and no size.")
        origin, size, root, *more = lines
        raw = base64.b64decode(root, validate=True)
        if len(raw) != 32:
            raise ValueError("This is no checkpoint: it has no root.")
        return cls(origin, int(size), raw, tuple(more))


def signers(written: Iterable[str]) -> list[Signer]:
    """Read the keys of a file, one a line."""
    return [Signer.read(line) for line in written if line.strip()]
