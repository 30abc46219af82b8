"""The ledger of the register: what was done to certificates, in one order, never changed.

A row holds no personal data. What it says of a certificate is hashed with a salt that stands in a
table of its own: without the salt nobody can tell whose row it is, and the ledger still adds up.
The database refuses to change rows (migration 0006); a checkpoint outside of it tells if it was
made to.
"""

import secrets
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from certificates import merkle
from certificates.canonical import canonical

if TYPE_CHECKING:
    from certificates.models.certificate import Certificate

NOTHING_BEFORE = "0" * 64
_LOCK = 0x6C6564676572  # «ledger»: PostgreSQL's advisory locks are numbers
SALT_BYTES = 16


class LedgerKind(models.TextChoices):
    """What the ledger tells of: the steps of certificates that have left the house, and keys."""

    ISSUE = "issue", _("Issued")
    REPLACE = "replace", _("Replaced")
    REVOKE = "revoke", _("Revoked")
    SUSPEND = "suspend", _("Suspended")
    REINSTATE = "reinstate", _("Valid again")
    KEY = "key", _("First use of a key")


class LedgerRow(models.Model):
    """One entry: its words, their hash as a leaf of the tree, and the chain up to it."""

    seq = models.PositiveBigIntegerField(primary_key=True)  # from 1, without a gap
    kind = models.CharField(max_length=20, choices=LedgerKind)
    certificate = models.ForeignKey(
        "certificates.Certificate", on_delete=models.PROTECT, null=True, related_name="ledger"
    )
    entry = models.TextField()  # canonical JSON; what is hashed
    leaf = models.CharField(max_length=64)  # RFC 9162, 2.1.1, in hexadecimal
    previous = models.CharField(max_length=64)  # the chain before it
    chain = models.CharField(max_length=64)  # SHA-256 of previous and leaf

    if TYPE_CHECKING:
        certificate_id: int | None
        salt: "LedgerSalt"

    class Meta:
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"

    # Steps

    @classmethod
    @transaction.atomic
    def write(cls, kind: str, certificate: "Certificate", *, by: User) -> "LedgerRow":
        """Enter a step of a certificate, inside the transaction that takes it."""
        salt = secrets.token_hex(SALT_BYTES)
        role = "holder" if by.pk == certificate.participant_id else "issuer"
        facts = {"role": role, **facts_of(certificate, salt)}
        row = cls._append(kind, facts, certificate=certificate)
        LedgerSalt.objects.create(row=row, salt=salt)
        return row

    @classmethod
    @transaction.atomic
    def write_key(cls, use: str, fingerprint: str) -> "LedgerRow | None":
        """Enter that a key is used for the first time; None if the ledger knows it already."""
        known = cls.objects.filter(kind=LedgerKind.KEY, entry__contains=fingerprint)
        if known.exists():
            return None
        return cls._append(LedgerKind.KEY, {"use": use, "key": fingerprint})

    @classmethod
    def _append(
        cls, kind: str, facts: dict[str, Any], *, certificate: "Certificate | None" = None
    ) -> "LedgerRow":
        """Add a row after the last one; others wait until this transaction ends."""
        wait_for_turn()
        last = cls.objects.order_by("-seq").values_list("seq", "chain").first()
        seq, previous = (last[0] + 1, last[1]) if last else (1, NOTHING_BEFORE)
        entry = canonical({"seq": seq, "kind": str(kind), "at": _now(), **facts}).decode()
        leaf = merkle.leaf_hash(entry.encode()).hex()
        return cls.objects.create(
            seq=seq,
            kind=kind,
            certificate=certificate,
            entry=entry,
            leaf=leaf,
            previous=previous,
            chain=chained(previous, leaf),
        )


class LedgerSalt(models.Model):
    """What ties a row to its certificate. Taken away, the row is nobody's, and still counts."""

    row = models.OneToOneField(
        LedgerRow, on_delete=models.PROTECT, primary_key=True, related_name="salt"
    )
    salt = models.CharField(max_length=2 * SALT_BYTES)

    def __str__(self) -> str:
        return f"#{self.pk}"


def facts_of(certificate: "Certificate", salt: str) -> dict[str, str]:
    """Return what the ledger says of a certificate: which, with what content and document."""
    said = salted_facts(
        salt,
        str(certificate.number),
        canonical(certificate.content),
        bytes(certificate.document.pdf),
    )
    return dict(zip(("subject", "content", "document"), said, strict=True))


def salted_facts(salt: str, number: str, content: bytes, pdf: bytes) -> tuple[str, str, str]:
    """Hash number, canonical content and document with a salt, each in hexadecimal."""
    return (
        salted(salt, number.encode()),
        salted(salt, sha256(content).digest()),
        salted(salt, sha256(pdf).digest()),
    )


def salted(salt: str, fact: bytes) -> str:
    return sha256(bytes.fromhex(salt) + fact).hexdigest()


def chained(previous: str, leaf: str) -> str:
    """Chain a leaf to all that is before it."""
    return sha256(bytes.fromhex(previous) + bytes.fromhex(leaf)).hexdigest()


def wait_for_turn() -> None:
    """Let one transaction at a time write. SQLite is locked since the transaction began."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _now() -> str:
    now: datetime = timezone.now().astimezone(UTC)
    return now.isoformat(timespec="microseconds").replace("+00:00", "Z")
