"""What a file says about itself when somebody hands it in: plain values, never an exception."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Problem(StrEnum):
    """Why nothing more could be said about a file."""

    TOO_LARGE = "too_large"
    NOT_A_PDF = "not_a_pdf"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    """It begins as a PDF, but cannot be read to its end."""
    TOO_HARD = "too_hard"
    """Reading it would take more time or memory than a file of ours ever needs."""


@dataclass(frozen=True)
class Trust:
    """Whose seals are ours: certificates in DER."""

    roots: tuple[bytes, ...]
    """The roots of today's key and of every retired one."""
    others: tuple[bytes, ...] = ()
    """What stands between a root and a seal, where a file might not carry it."""
    withdrawn: tuple[bytes, ...] = ()
    """Seal certificates whose keys were lost to somebody: no longer ours."""


@dataclass(frozen=True)
class Examination:
    """What is known of a file. Without a seal, everything about the seal is false or empty."""

    sha256: str
    """Of the whole file, in 64 hexadecimal digits: equals `CertificateDocument.sha256` of ours."""
    problem: Problem | None = None
    is_sealed: bool = False
    is_intact: bool = False
    """What the seal covers is bit for bit what was sealed."""
    is_ours: bool = False
    """It is intact, and the seal leads to one of the roots and is not of a withdrawn key."""
    is_whole: bool = False
    """The seal covers the file; after it came at most what keeps it valid, no other change."""
    signer: str = ""
    """Who sealed it, as the seal's certificate says. Anybody may write anything there if it is not
    ours."""
    sealed_at: datetime | None = None
    is_timestamped: bool = False
    """The time is a time-stamping service's word that leads to a root; else the sealer's own."""
    attachment: dict[str, Any] | None = None
    """The credential attached as JSON. As trustworthy as the file is."""
    number: str | None = None
    """The certificate number in it, without dashes: from the attachment, a link, or the text."""

    @property
    def is_genuine(self) -> bool:
        """Whether it is, as a whole, what we sealed. It may have been revoked since."""
        return self.is_sealed and self.is_intact and self.is_ours and self.is_whole
