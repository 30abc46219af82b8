"""The ledger tells each step of an issued certificate, in one chain, and nothing personal."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certificates import issuing, merkle
from certificates.canonical import canonical
from certificates.models import Certificate, LedgerRow, LedgerSalt
from certificates.models.ledger import NOTHING_BEFORE, chained
from tests.cast import Cast
from tests.certificates.certificates import issue, make_issued, make_replaced, make_revoked

TABLE = "certificates_ledgerrow"
COLUMNS = "seq, kind, certificate_id, entry, leaf, previous, chain"


def kinds() -> list[str]:
    return list(LedgerRow.objects.values_list("kind", flat=True))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PLAIN)
def test_what_is_hashed_can_be_written_with_the_standard_library(plain: Any) -> None:
    written = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert canonical(plain) == written.encode()


def test_nothing_is_entered_before_it_is_issued(cast: Cast) -> None:
    make_issued(cast)

    assert kinds() == ["issue"]


def test_each_step_of_an_issued_one_is_entered(cast: Cast) -> None:
    make_replaced(cast)

    assert sorted(kinds()) == ["issue", "issue", "replace"]


def test_a_revocation_is_entered(cast: Cast) -> None:
    make_revoked(cast)

    assert kinds() == ["issue", "revoke"]


def test_rows_are_one_chain(cast: Cast) -> None:
    make_replaced(cast)
    previous = NOTHING_BEFORE

    for place, row in enumerate(LedgerRow.objects.all(), start=1):
        assert row.seq == place
        assert row.previous == previous
        assert row.leaf == merkle.leaf_hash(row.entry.encode()).hex()
        assert row.chain == chained(row.previous, row.leaf)
        previous = row.chain


def test_no_row_says_whose_it_is(cast: Cast) -> None:
    certificate = make_issued(cast)

    said = LedgerRow.objects.get().entry

    for personal in (certificate.name, str(certificate.number), str(certificate.serial), "Ines"):
        assert personal not in said
    assert json.loads(said)["role"] == "issuer"


def test_two_rows_about_one_certificate_do_not_look_alike(cast: Cast) -> None:
    make_revoked(cast)

    first, second = (json.loads(row.entry) for row in LedgerRow.objects.all())

    assert not {first["subject"], first["content"]} & {second["subject"], second["content"]}


def test_a_refused_step_leaves_no_row(cast: Cast) -> None:
    certificate = make_issued(cast)
    correction = issuing.correct(certificate, by=cast.ines)
    correction.accept(by=cast.amina)

    with transaction.atomic():
        issue(cast, correction)
        transaction.set_rollback(True)

    assert kinds() == ["issue"]


def test_a_key_is_entered_once(cast: Cast) -> None:
    assert LedgerRow.write_key("seal", "ab" * 32)
    assert LedgerRow.write_key("seal", "ab" * 32) is None
    assert kinds() == ["key"]


def update(row: LedgerRow) -> None:
    run("UPDATE certificates_ledgerrow SET entry = '' WHERE seq = %s", [row.seq])


def delete(row: LedgerRow) -> None:
    LedgerSalt.objects.all().delete()
    run("DELETE FROM certificates_ledgerrow WHERE seq = %s", [row.seq])


def leave_a_gap(row: LedgerRow) -> None:
    insert(row, seq=row.seq + 2, previous=row.chain)


def break_the_chain(row: LedgerRow) -> None:
    insert(row, seq=row.seq + 1, previous=row.leaf)


def replace(row: LedgerRow) -> None:
    if connection.vendor == "postgresql":
        insert(
            row,
            seq=row.seq,
            previous=row.previous,
            then="ON CONFLICT (seq) DO UPDATE SET leaf = ''",
        )
    else:
        insert(row, seq=row.seq, previous=row.previous, verb="INSERT OR REPLACE")


def truncate(_row: LedgerRow) -> None:
    run("SET CONSTRAINTS ALL IMMEDIATE")  # nothing of this test may still wait
    run(f"TRUNCATE {TABLE} CASCADE")


def insert(
    row: LedgerRow, *, seq: int, previous: str, verb: str = "INSERT", then: str = ""
) -> None:
    values = [seq, "issue", row.certificate_id, "{}", row.leaf, previous, row.chain]
    run(f"{verb} INTO {TABLE} ({COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s) {then}", values)


def run(statement: str, values: list[Any] | None = None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("change", [update, delete, leave_a_gap, break_the_chain, replace])
def test_the_database_refuses(cast: Cast, change: Callable[[LedgerRow], None]) -> None:
    make_issued(cast)
    row = LedgerRow.objects.get()

    with pytest.raises(DatabaseError, match="the ledger only grows"):
        change(row)
    assert LedgerRow.objects.get().entry == row.entry


def test_postgresql_refuses_to_empty_it(cast: Cast) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no TRUNCATE; its DELETE is refused")
    make_issued(cast)

    with pytest.raises(DatabaseError, match="the ledger only grows"):
        truncate(LedgerRow.objects.get())


def test_a_fitting_row_is_taken(cast: Cast) -> None:
    certificate: Certificate = make_issued(cast)
    row = LedgerRow.objects.get()

    insert(row, seq=2, previous=row.chain)

    assert LedgerRow.objects.filter(certificate=certificate).count() == 2
