"""Whose word counts: what pyHanko needs to judge a chain of certificates."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import lru_cache

from asn1crypto import x509
from pyhanko_certvalidator import ValidationContext

from certificates.pdf.examination import Trust


def as_it_stood(trust: Trust, moment: datetime | None = None) -> ValidationContext:
    """Judge at a moment, from what we hold: nothing is fetched."""
    return ValidationContext(
        trust_roots=[_read(root) for root in trust.roots],
        other_certs=[_read(other) for other in trust.others],
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )


@asynccontextmanager
async def with_proof(trust: Trust) -> AsyncIterator[ValidationContext]:
    """Judge today, and fetch the proof that nothing in the chain is revoked."""
    context = ValidationContext(
        trust_roots=[_read(root) for root in trust.roots],
        other_certs=[_read(other) for other in trust.others],
        allow_fetching=True,
        revocation_mode="require",
    )
    try:
        yield context
    finally:
        await context.aclose()


@lru_cache(maxsize=64)
def _read(der: bytes) -> x509.Certificate:
    return x509.Certificate.load(der)
