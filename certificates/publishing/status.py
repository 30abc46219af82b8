"""What a machine is told about one certificate: its state, and what proves it."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

from certificates.models import Certificate
from certificates.publishing.ledger import Ledger
from certificates.verification import Verdict


def status(verdict: Verdict, *, as_of: date) -> dict[str, Any]:
    """Say the state, since when, and where to look instead if the holder leads there."""
    said = {"number": verdict.number, "as_of": as_of.isoformat(), "state": verdict.state}
    if verdict.since:
        said["since"] = verdict.since.isoformat()
    if verdict.successor_number:
        said["successor"] = verdict.successor_number
    return said


def proof(verdict: Verdict, certificate: Certificate, ledger: Ledger) -> dict[str, Any]:
    """Say what it says, how to know its file, and what the ledger has on it. Only if valid."""
    if not verdict.content:
        return {}
    digest = sha256(certificate.document.pdf).hexdigest()
    return {
        "content": verdict.content.to_json(),
        "document": {"file": "certificate.pdf", "sha256": digest},
        "ledger": ledger.entries_of(certificate),
    }


def written(plain: Any) -> bytes:
    """Write JSON, the same from the same."""
    return (json.dumps(plain, ensure_ascii=False, sort_keys=True) + "\n").encode()
