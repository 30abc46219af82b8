"""What it costs to add the whole register up again: verify_register, for each certificate."""

import secrets
from collections import defaultdict
from collections.abc import Iterator
from time import perf_counter
from typing import Any

from django.db.models import Model

from benchmarks.scene import Scene
from benchmarks.table import Row
from benchmarks.timing import cpu_ms
from certificates import merkle
from certificates.auditing import audit
from certificates.canonical import canonical
from certificates.models import Certificate, CertificateDocument, LedgerRow, LedgerSalt
from certificates.models.ledger import chained, salted_facts
from tests.certificates.certificates import make_issued

AIMED_AT = 100_000
SECONDS = 30
AT_ONCE = 500
SERIES = "XX-2026-"


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield a row: seconds for a hundred thousand certificates, from a tenth of them measured."""
    model = make_issued(scene.cast)
    many = scene.size.audited
    for first in range(0, many, AT_ONCE):
        _issue_the_like(model, range(first, min(first + AT_ONCE, many)))
    wrong = [fault for fault in audit().faults if SERIES in fault]  # others' rows may be made up
    assert wrong == [], wrong[:3]
    took, waited = min(_seconds(AIMED_AT / many) for _ in range(min(rounds, 3)))
    size = len(bytes(model.document.pdf)) / 1000
    note = f"{many:,} measured, times {AIMED_AT // many}; content and {size:.0f} KB of PDF each"
    note += f"; two hash, so {waited:.0f} s by the clock"
    name = f"verify the register: {AIMED_AT:,} rows"
    yield Row(name, took, SECONDS, "s", took / SECONDS, most=1, note=note)


def _seconds(times: float) -> tuple[float, float]:
    """Audit once; return the processor's seconds and the clock's, that many times over."""
    began = perf_counter()
    took = cpu_ms(audit, 1) / 1000
    return took * times, (perf_counter() - began) * times


def _issue_the_like(model: Certificate, numbers: range) -> None:
    """Write certificates like one that was issued, each with its row in the ledger."""
    pdf, kept = bytes(model.document.pdf), model.document
    last = LedgerRow.objects.order_by("-seq")[0]
    seq, previous, key = last.seq, last.chain, Certificate.objects.order_by("-pk")[0].pk
    made: dict[type[Model], list[Any]] = defaultdict(list)
    for place, number in enumerate(numbers, start=1):
        certificate = _like(model, key + place, number)
        salt = secrets.token_hex(16)
        row = _row(
            seq + place,
            previous,
            certificate,
            salted_facts(salt, str(certificate.number), canonical(certificate.content), pdf),
        )
        previous = row.chain
        made[Certificate].append(certificate)
        made[CertificateDocument].append(
            CertificateDocument(certificate_id=certificate.pk, pdf=pdf, sha256=kept.sha256)
        )
        made[LedgerRow].append(row)
        made[LedgerSalt].append(LedgerSalt(row_id=row.seq, salt=salt))
    for kind, things in made.items():
        kind._default_manager.bulk_create(things)


def _like(model: Certificate, pk: int, number: int) -> Certificate:
    facts = {field.attname: getattr(model, field.attname) for field in model._meta.fields}
    own = {"id": pk, "number": f"N{number:016}", "serial": f"{SERIES}{number:06}", "case_id": None}
    content = {**facts["content"], "serial": own["serial"]}
    return Certificate(**{**facts, **own, "content": content})


def _row(
    seq: int, previous: str, certificate: Certificate, facts: tuple[str, str, str]
) -> LedgerRow:
    said = dict(zip(("subject", "content", "document"), facts, strict=True))
    entry = canonical({"seq": seq, "kind": "issue", **said})
    leaf = merkle.leaf_hash(entry).hex()
    return LedgerRow(
        seq=seq,
        kind="issue",
        certificate_id=certificate.pk,
        entry=entry.decode(),
        leaf=leaf,
        previous=previous,
        chain=chained(previous, leaf),
    )
