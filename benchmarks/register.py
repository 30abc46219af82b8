"""What a search in the register costs when it is a thousand times as long."""

from collections.abc import Iterator
from statistics import median

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.urls import reverse

from benchmarks.door import Door
from benchmarks.scene import Scene
from benchmarks.table import Row
from benchmarks.timing import cpu_ms
from certificates.models import Certificate, CertificateWord
from tests.certificates.certificates import make_issued

FEW = 1_000
SEARCHES = {
    "no words": "",
    "a number": "q=N000000000000000777",
    "a serial": "q=VV-2026-00000777",
    "first name": "q=fornamn12",
    "whole name": "q=fornamn12+efternamn3",
    "beginning of all": "q=efternamn",
    "valid, of a kind": "state=issued&kind={kind}",
}
MOST = 3

_NUMBERS = """WITH RECURSIVE n(i) AS (SELECT %s UNION ALL SELECT i + 1 FROM n WHERE i < %s)"""
# As many first names as last ones, in all combinations.
_FIRST, _LAST = "'fornamn' || (i %% 700)", "'efternamn' || (i / 700 %% 700)"
_SAID = (
    _FIRST,
    _LAST,
    "printf('vv2026%%08d', i)",
    "printf('2026%%08d', i)",
    "printf('%%08d', i)",
    "CAST(i AS TEXT)",
    "printf('n%%018d', i)",
)


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield a row for each kind of search: CPU time among many, beside that among few."""
    many_rows = scene.size.registered
    model = make_issued(scene.cast)
    _lengthen(model, 1, FEW)
    few = _times(scene, model, rounds)
    _lengthen(model, FEW + 1, many_rows)
    many = _times(scene, model, rounds)
    _shorten(model)
    for name in SEARCHES:
        ours, plain = many[name], few[name]
        note = f"{many_rows:,} rows, beside {FEW:,}"
        yield Row(f"register: {name}", ours, plain, "ms", ours / plain, most=MOST, note=note)


def _times(scene: Scene, model: Certificate, rounds: int) -> dict[str, float]:
    register = reverse("certificates:register")
    times = {}
    for name, search in SEARCHES.items():
        address = f"{register}?{search.format(kind=model.type_id)}"
        ask = Door(WSGIHandler(), address, scene.cast.ines).knock
        ask()
        times[name] = median(cpu_ms(ask, 1) for _ in range(rounds))
    return times


def _lengthen(model: Certificate, first: int, last: int) -> None:
    """Write the like of one certificate into the register, with their words.

    Without their content, which no search reads: a million of those would fill a disk.
    """
    before = Certificate.objects.order_by("-pk").values_list("pk", flat=True)[0]
    others = [
        field.column
        for field in Certificate._meta.concrete_fields
        if field.name not in ("id", "case", "name", "serial", "number", "issued_at", "content")
    ]
    columns = ", ".join(f'"{column}"' for column in others)
    table, words = Certificate._meta.db_table, CertificateWord._meta.db_table
    index = CertificateWord._meta.indexes[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [index.name])
        [(built_by,)] = cursor.fetchall()
        cursor.execute(f'DROP INDEX "{index.name}"')  # built at the end, that is far quicker
        cursor.execute(
            f"""{_NUMBERS} INSERT INTO "{table}"
                (id, name, serial, number, issued_at, content, {columns})
                SELECT %s + i, {_FIRST} || ' ' || {_LAST}, printf('VV-2026-%%08d', i),
                printf('N%%018d', i),
                datetime('2026-01-01', '+' || (i %% 20000) || ' minutes'), '{{}}',
                {columns} FROM n, "{table}" WHERE id = %s""",
            [first, last, before - first + 1, model.pk],
        )
        said = " UNION ALL ".join(f"SELECT %s + i, CAST({word} AS BLOB) FROM n" for word in _SAID)
        cursor.execute(
            f"""{_NUMBERS} INSERT INTO "{words}" (certificate_id, word) {said}""",
            [first, last, *[before - first + 1] * len(_SAID)],
        )
        cursor.execute(built_by)


def _shorten(model: Certificate) -> None:
    """Take away all that was written after one certificate: the ledger knows nothing of it."""
    with connection.cursor() as cursor:
        for kind, column in ((CertificateWord, "certificate_id"), (Certificate, "id")):
            table = kind._meta.db_table
            cursor.execute(f'DELETE FROM "{table}" WHERE "{column}" > %s', [model.pk])
