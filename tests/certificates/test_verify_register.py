"""The register adds up, or the first row that does not is named."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from django.db import connection

from certificates import checkpoints, merkle, notes
from certificates.auditing import audit
from certificates.models import (
    Certificate,
    CertificateDocument,
    LedgerRow,
    LedgerSalt,
    Revocation,
)
from certificates.models.ledger import NOTHING_BEFORE, chained
from certificates.notes import Checkpoint
from tests.cast import Cast
from tests.certificates.certificates import issue, make_issued, make_participation, make_revoked
from tests.conftest import ledger_unguarded

Tamper = Callable[[], object]


@pytest.fixture
def register(cast: Cast) -> list[Certificate]:
    """Return a register of four rows, with a checkpoint after two and one after all."""
    first = issue(cast, make_participation(cast, 1))
    second = issue(cast, make_participation(cast, 2))
    checkpoints.write()
    revoked = make_revoked(cast)
    checkpoints.write()
    return [first, second, revoked]


def verify() -> str:
    said = StringIO()
    call_command("verify_register", stdout=said)
    return said.getvalue()


def test_it_adds_up(register: list[Certificate]) -> None:
    said = verify()

    assert "Rows of the ledger   4" in said
    assert "Checkpoints          2" in said
    assert "Everything adds up." in said


def test_an_empty_register_adds_up(cast: Cast) -> None:
    assert "Everything adds up." in verify()
    assert checkpoints.write() is None


def change_content() -> None:
    certificate = Certificate.objects.issued().order_by("pk")[0]
    assert certificate.content is not None
    certificate.content["holder"]["name"] = "Någon Annan"
    Certificate.objects.filter(pk=certificate.pk).update(content=certificate.content)


def change_document() -> None:
    first = CertificateDocument.objects.order_by("pk")[0]
    CertificateDocument.objects.filter(pk=first.pk).update(pdf=b"%PDF-1.7 another")


def change_number() -> None:
    first = Certificate.objects.issued().order_by("pk")[0]
    Certificate.objects.filter(pk=first.pk).update(number="0" * 17)


def change_the_name_in_the_register() -> None:
    Certificate.objects.filter(ledger__seq=1).update(name="Någon Annan")


def change_the_day_of_issue() -> None:
    Certificate.objects.filter(ledger__seq=1).update(issued_at="2020-01-01T12:00:00Z")


def forget_who_revoked() -> None:
    Revocation.objects.all().delete()


def make_valid_again() -> None:
    Certificate.objects.filter(state="revoked").update(state="issued")


def change_content_and_take_the_salt() -> None:
    change_content()
    LedgerSalt.objects.filter(row_id=1).delete()


def detach_the_revocation() -> None:
    """Which certificate a row is about is not hashed: without it, the one before is the last."""
    make_valid_again()
    with ledger_unguarded():
        LedgerRow.objects.filter(kind="revoke").update(certificate=None)


def give_the_revocation_to_another() -> None:
    make_valid_again()
    first = Certificate.objects.issued().order_by("pk")[0]
    Certificate.objects.filter(pk=first.pk).update(state="revoked")
    LedgerSalt.objects.filter(row__kind="revoke").delete()
    with ledger_unguarded():
        LedgerRow.objects.filter(kind="revoke").update(certificate=first)


def write_what_is_no_row(**words: str) -> None:
    with ledger_unguarded():
        LedgerRow.objects.filter(seq=2).update(**words)


def write_no_json() -> None:
    write_what_is_no_row(entry="{")


def write_no_leaf() -> None:
    write_what_is_no_row(leaf="no hash")


def write_no_kind() -> None:
    write_what_is_no_row(kind="gone")


def change_a_row() -> None:
    """Change the words of a row and hash everything after it anew: only a checkpoint can tell."""
    rows = list(LedgerRow.objects.all())
    said = json.loads(rows[0].entry)
    rows[0].entry = json.dumps(said | {"at": "2020-01-01T00:00:00.000000Z"}, separators=(",", ":"))
    write_anew(rows)


def lose_a_row() -> None:
    with ledger_unguarded():
        LedgerSalt.objects.filter(row_id=2).delete()
        run("DELETE FROM certificates_ledgerrow WHERE seq = 2")


def restore_an_old_backup() -> None:
    with ledger_unguarded():
        LedgerSalt.objects.filter(row_id__gt=2).delete()
        run("DELETE FROM certificates_ledgerrow WHERE seq > 2")


def write_anew(rows: list[LedgerRow]) -> None:
    """Do what an owner of the database could: take the guards down and rewrite the chain."""
    previous = NOTHING_BEFORE
    with ledger_unguarded():
        for row in rows:
            leaf = merkle.leaf_hash(row.entry.encode()).hex()
            chain = chained(previous, leaf)
            LedgerRow.objects.filter(seq=row.seq).update(
                entry=row.entry, leaf=leaf, previous=previous, chain=chain
            )
            previous = chain


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (change_content, "Row 1 of the ledger: the content of VV-"),
        (change_document, "Row 1 of the ledger: the PDF of VV-"),
        (change_number, "Row 1 of the ledger: the number of VV-"),
        (change_the_name_in_the_register, "does not stand on it."),
        (change_the_day_of_issue, "does not stand on it."),
        (forget_who_revoked, "is revoked, and who decided it is not there any more."),
        (make_valid_again, "is issued; its last step in the ledger is revoke."),
        (change_content_and_take_the_salt, "Row 1 of the ledger has lost its salt, and VV-"),
        (detach_the_revocation, "Row 4 of the ledger has lost which certificate it is."),
        (give_the_revocation_to_another, "Row 4 of the ledger has lost its salt, and VV-"),
        (write_no_json, "Row 2 of the ledger: its words are not those that were hashed."),
        (write_no_leaf, "Row 2 of the ledger: the chain is broken."),
        (write_no_kind, "Row 2 of the ledger says that it is another row."),
        (change_a_row, "one of the first 2 rows is not what it was."),
        (lose_a_row, "Row 2 of the ledger is missing; row 3 stands in its place."),
        (restore_an_old_backup, "the ledger had 4 rows then and has 2 now."),
    ],
)
def test_what_was_tampered_with_is_named(
    register: list[Certificate], tamper: Tamper, said: str
) -> None:
    tamper()

    with pytest.raises(CommandError, match=said.replace(".", r"\.")):
        verify()


def test_a_forged_checkpoint_is_named(register: list[Certificate], settings: Any) -> None:
    forged = Checkpoint(settings.CHECKPOINT_ORIGIN, 3, b"\x00" * 32)
    note = notes.sign(
        forged.text, name=settings.CHECKPOINT_ORIGIN, key=Ed25519PrivateKey.generate()
    )
    (Path(settings.CHECKPOINT_DIR) / "000000000003.txt").write_text(note)
    (Path(settings.CHECKPOINT_DIR) / "readme.txt").write_text("hello")

    faults = audit().faults

    assert faults == [
        "Checkpoint 000000000003.txt: the signature is not ours.",
        "Checkpoint readme.txt: the signature is not ours.",
    ]


def test_guards_that_are_taken_down_are_named(register: list[Certificate]) -> None:
    with ledger_unguarded():
        faults = audit().faults

    assert faults
    assert all(said.startswith("The database does not guard the ledger: ") for said in faults)


def test_of_somebody_who_is_erased_a_row_is_nobodys_and_still_counts(
    register: list[Certificate],
) -> None:
    LedgerSalt.objects.filter(row_id=1).delete()
    CertificateDocument.objects.filter(certificate=register[0]).delete()
    Certificate.objects.filter(pk=register[0].pk).update(content={})

    found = audit()

    assert (found.nobodys, found.rows, found.faults) == (1, 4, [])


def test_checkpoints_of_a_former_name_and_key_count_where_the_operator_says_so(
    register: list[Certificate], settings: Any, tmp_path: Path
) -> None:
    former = checkpoints.signer()
    settings.CHECKPOINT_ORIGIN = "intyg.example/register"
    (Path(settings.KEYS_DIR) / "checkpoint.pem").rename(tmp_path / "former.pem")
    try:
        stranger = audit().faults
        kept = tmp_path / "former.txt"
        kept.write_text(f"{former.written}\n")
        settings.CHECKPOINT_FORMER_KEYS_FILE = str(kept)
        known = audit().faults
    finally:
        (tmp_path / "former.pem").rename(Path(settings.KEYS_DIR) / "checkpoint.pem")

    assert any("the signature is not ours" in fault for fault in stranger)
    assert known == []


def test_a_checkpoint_is_never_written_twice(register: list[Certificate], settings: Any) -> None:
    before = {file: file.stat().st_mtime_ns for file, _ in checkpoints.written()}

    assert checkpoints.write() is None
    assert {file: file.stat().st_mtime_ns for file, _ in checkpoints.written()} == before
    assert all(file.stat().st_mode & 0o222 == 0 for file in before)


def test_the_newest_checkpoint_is_printed(register: list[Certificate]) -> None:
    said = StringIO()

    call_command("write_checkpoint", stdout=said)

    assert Checkpoint.read(said.getvalue()).size == 4
    assert checkpoints.signer().has_signed(said.getvalue().rstrip("\n") + "\n")


def test_the_key_of_a_development_machine_is_its_owners(cast: Cast, settings: Any) -> None:
    make_issued(cast)
    checkpoints.write()

    assert (settings.KEYS_DIR / "checkpoint.pem").stat().st_mode & 0o077 == 0


def test_a_checkpoint_under_another_name_says_which(
    register: list[Certificate], settings: Any
) -> None:
    settings.CHECKPOINT_ORIGIN = "elsewhere.example/register"

    said = "signed by us as .*/register. The name is now elsewhere.example/register"
    with pytest.raises(CommandError, match=said):
        verify()
