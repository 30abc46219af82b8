"""Adds the register up again: every row, every certificate, every checkpoint; names what is wrong.

Nothing is taken on trust but the keys: hashes are made anew from what stands in the tables. A row
that cannot be read is a fault like any other.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import islice
from typing import Any

import orjson
from django.db import connection, models
from django.db.models.functions import Cast
from django.utils import timezone

from certificates import checkpoints, merkle
from certificates.canonical import canonical
from certificates.merkle import Growing
from certificates.models import Certificate, LedgerKind, LedgerRow
from certificates.models.ledger import NOTHING_BEFORE, chained, salted, salted_facts
from certificates.notes import Checkpoint, Signer

STATE_AFTER: dict[str, str] = {
    LedgerKind.ISSUE: "issued",
    LedgerKind.REINSTATE: "issued",
    LedgerKind.REPLACE: "replaced",
    LedgerKind.REVOKE: "revoked",
    LedgerKind.SUSPEND: "suspended",
}
"""What a certificate is after a step, says the ledger."""

_FACTS = {"subject": "the number", "content": "the content", "document": "the PDF"}
_TABLE = LedgerRow._meta.db_table
_GUARDS = {
    "sqlite": {f"{_TABLE}_insert", f"{_TABLE}_update", f"{_TABLE}_delete"},
    "postgresql": {f"{_TABLE}_grows", f"{_TABLE}_stays"},
}
_STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    "postgresql": "SELECT tgname FROM pg_trigger"
    " WHERE tgrelid = %s::regclass AND tgenabled IN ('O', 'A')",
}
"""Which triggers stand before the ledger (migration 0006), and which work now."""
_AT_ONCE = 500  # rows fetched at a time: documents are tens of kilobytes each


@dataclass
class Audit:
    """What was looked at, and the sentences about what is wrong."""

    rows: int = 0
    certificates: int = 0
    checkpoints: int = 0
    nobodys: int = 0  # rows whose salt is erased
    root: bytes = merkle.EMPTY
    faults: list[str] = field(default_factory=list)


def audit() -> Audit:
    """Recompute everything. Faults are in the order of the ledger, the first of them first."""
    found = Audit()
    roots = _read_ledger(found, {checkpoint.size for _, checkpoint, _ in _checkpoints()})
    _compare_certificates(found)
    _compare_states(found)
    _compare_checkpoints(found, roots)
    _look_for_guards(found)
    return found


def _read_ledger(found: Audit, sizes: set[int]) -> dict[int, bytes]:
    """Follow chain and tree, and return the roots at the lengths that checkpoints speak of."""
    tree, previous, roots = Growing(), NOTHING_BEFORE, {0: merkle.EMPTY}
    rows = LedgerRow.objects.order_by("seq").values_list(
        "seq", "kind", "entry", "leaf", "previous", "chain"
    )
    for place, row in enumerate(rows.iterator(chunk_size=5000), start=1):
        hashed = merkle.leaf_hash(row[2].encode())
        found.faults += _row_faults(place, previous, hashed, row)
        tree.append(hashed)
        previous = row[5]
        if place in sizes:
            roots[place] = tree.root
    found.rows, found.root = tree.size, tree.root
    return roots


def _row_faults(place: int, previous: str, hashed: bytes, row: tuple[Any, ...]) -> Iterator[str]:
    seq, kind, entry, leaf, said_previous, chain = row
    if seq != place:
        yield f"Row {place} of the ledger is missing; row {seq} stands in its place."
    if hashed.hex() != leaf:
        yield f"Row {seq} of the ledger: its words are not those that were hashed."
    if said_previous != previous or not _is_chained(said_previous, leaf, chain):
        yield f"Row {seq} of the ledger: the chain is broken."
    said = _read(entry)
    if (said.get("seq"), said.get("kind")) != (seq, kind):
        yield f"Row {seq} of the ledger says that it is another row."


def _is_chained(previous: str, leaf: str, chain: str) -> bool:
    try:
        return chain == chained(previous, leaf)
    except ValueError:  # one of them is no hash at all
        return False


def _read(entry: str) -> dict[str, Any]:
    try:
        said = orjson.loads(entry)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _compare_certificates(found: Audit) -> None:
    """Hash number, content and document of each certificate anew, for each row about it.

    A row is nobody's when its salt is erased with all that it could be compared with. Where only
    one of them is gone, somebody has made it so that nothing can be compared.
    """
    rows = (
        LedgerRow.objects.exclude(kind=LedgerKind.KEY)
        .order_by("seq")
        .values_list(
            "seq",
            "entry",
            "salt__salt",
            "certificate__serial",
            "certificate__number",
            Cast("certificate__content", models.TextField()),
            "certificate__document__pdf",
            "certificate__name",
            "certificate__issued_at",
        )
    )
    entered = rows.iterator(chunk_size=_AT_ONCE)
    with ThreadPoolExecutor(max_workers=2) as hands:  # hashing lets other threads run
        while portion := [*islice(entered, _AT_ONCE)]:
            halves = portion[: _AT_ONCE // 2], portion[_AT_ONCE // 2 :]
            for nobodys, faults in hands.map(_compare_some, halves):
                found.nobodys += nobodys
                found.faults += faults


def _compare_some(rows: list[tuple[Any, ...]]) -> tuple[int, list[str]]:
    """Return how many are nobody's, and the faults of the others."""
    nobodys, faults = 0, []
    for seq, entry, salt, serial, number, written, pdf, name, issued_at in rows:
        if salt is None and not pdf and not _names_a_holder(written):
            nobodys += 1
        elif salt is None or number is None:
            what = f"its salt, and {serial} is still there" if number else "which certificate it is"
            faults.append(f"Row {seq} of the ledger has lost {what}.")
        else:
            words, document, said = (written or "null").encode(), bytes(pdf or b""), _read(entry)
            for fact in _changed(said, salt, str(number), words, document):
                what = f"{fact} of {serial} is not what was entered"
                faults.append(f"Row {seq} of the ledger: {what}.")
            if said.get("kind") == LedgerKind.ISSUE and not _says(words, serial, name, issued_at):
                what = f"what the register says of {serial} does not stand on it"
                faults.append(f"Row {seq} of the ledger: {what}.")
    return nobodys, faults


def _says(words: bytes, serial: str, name: str, issued_at: datetime) -> bool:
    """Say whether the columns that the register is searched by are those of the content."""
    content = orjson.loads(words) or {}
    said = [content.get("serial"), content.get("holder", {}).get("name"), content.get("issued_on")]
    return said == [serial, name, str(timezone.localdate(issued_at))]


def _changed(
    said: dict[str, Any], salt: str, number: str, words: bytes, document: bytes
) -> Iterator[str]:
    facts = salted_facts(salt, number, words, document)
    if said.get("content") != facts[1]:  # PostgreSQL keeps it in words of its own
        facts = facts[0], salted(salt, sha256(canonical(orjson.loads(words))).digest()), facts[2]
    for name, fact in zip(_FACTS, facts, strict=True):
        if said.get(name) != fact:
            yield _FACTS[name]


def _names_a_holder(written: str | None) -> bool:
    return bool((orjson.loads(written or "null") or {}).get("holder"))


def _compare_states(found: Audit) -> None:
    """Let the last row about a certificate say its state, and each issued one have a row."""
    last: dict[int, str] = dict(
        LedgerRow.objects.exclude(certificate=None)
        .order_by("seq")
        .values_list("certificate_id", "kind")
        .iterator(chunk_size=5000)
    )
    issued = Certificate.objects.issued().order_by("pk").values_list("pk", "serial", "state")
    for pk, serial, state in issued.iterator(chunk_size=5000):
        found.certificates += 1
        if pk not in last:
            found.faults.append(f"{serial} is issued, and the ledger does not know it.")
        elif STATE_AFTER.get(last[pk]) != state:
            found.faults.append(f"{serial} is {state}; its last step in the ledger is {last[pk]}.")
    unsaid = Certificate.objects.filter(state=Certificate.State.REVOKED, revocation=None)
    for serial in unsaid.values_list("serial", flat=True):
        found.faults.append(f"{serial} is revoked, and who decided it is not there any more.")


def _compare_checkpoints(found: Audit, roots: dict[int, bytes]) -> None:
    """Each checkpoint is signed by us, and says of the ledger's beginning what it is today."""
    ours = checkpoints.signers()
    for name, checkpoint, note in _checkpoints():
        found.checkpoints += 1
        if not any(each.name == checkpoint.origin and each.has_signed(note) for each in ours):
            found.faults.append(f"Checkpoint {name}: {_whose(checkpoint, note, ours[0])}")
        elif checkpoint.size > found.rows:
            found.faults.append(
                f"Checkpoint {name}: the ledger had {checkpoint.size} rows then and has"
                f" {found.rows} now."
            )
        elif roots[checkpoint.size] != checkpoint.root:
            found.faults.append(
                f"Checkpoint {name}: one of the first {checkpoint.size} rows is not what it was."
            )


def _whose(checkpoint: Checkpoint, note: str, own: Signer) -> str:
    """Tell a name that was changed from a forged signature."""
    if not Signer(checkpoint.origin, own.key).has_signed(note):
        return "the signature is not ours."
    return (
        f"it is signed by us as {checkpoint.origin}. The name is now {own.name}: set"
        " CHECKPOINT_ORIGIN or PUBLIC_URL as they were, or keep the former name and key in"
        " CHECKPOINT_FORMER_KEYS_FILE."
    )


def _look_for_guards(found: Audit) -> None:
    """The database refuses to change a row only as long as its triggers stand."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor], [_TABLE])
        standing = {name for (name,) in cursor.fetchall()}
    for name in sorted(_GUARDS[connection.vendor] - standing):
        found.faults.append(f"The database does not guard the ledger: {name} is not there.")


def _checkpoints() -> Iterator[tuple[str, Checkpoint, str]]:
    """Read the checkpoints; a file that is none counts as one whose signature is not ours."""
    for file, note in checkpoints.written():
        try:
            yield file.name, Checkpoint.read(note), note
        except ValueError:
            yield file.name, Checkpoint("", 0, sha256(b"").digest()), ""
