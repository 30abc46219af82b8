"""What it costs to import a framework, beside putting the same rows in with nothing read."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.db import models, transaction

from benchmarks.scene import Scene
from benchmarks.table import Row, timed
from benchmarks.timing import Action, compare, queries_of
from competencies.exchange.own_json import SHIPPED, import_framework
from competencies.models import Criterion, Edge, Framework, Item, Level, LevelStatement

TABLES = (Framework, Level, Item, Edge, LevelStatement, Criterion)
APART = 1_000_000  # between the key of a row that is there and that of its copy

Rows = list[list[models.Model]]


def measure(scene: Scene, rounds: int) -> Iterator[Row]:
    """Yield one row, in ms for each import, in a transaction that is taken back each time."""
    source = SHIPPED.read_bytes().replace(b'"version": "', b'"version": "measured ', 1)
    ours = taken_back(partial(import_framework, source, by=scene.cast.finn))
    rows = copies_of(scene.cast.framework)
    plain = taken_back(partial(insert, rows))
    count = sum(len(table) for table in rows)
    note = f"{queries_of(ours)} queries beside {queries_of(plain)} of bulk_create"
    yield timed(f"import: framework, {count} rows", compare(ours, plain, rounds=rounds), note=note)


def taken_back(action: Action) -> Callable[[], None]:
    def do_and_undo() -> None:
        with transaction.atomic():
            action()
            transaction.set_rollback(True)

    return do_and_undo


def insert(rows: Rows) -> None:
    for table in rows:
        table[0]._meta.default_manager.bulk_create(table)  # type: ignore[union-attr]


def copies_of(framework: Framework) -> Rows:
    """Return all rows of the framework, table by table, as others with keys of their own."""
    paths = ("pk", "framework", "framework", "parent__framework", "competency__framework")
    belongs = dict(zip(TABLES, (*paths, "statement__competency__framework"), strict=True))
    return [
        [copy_of(thing) for thing in table._meta.default_manager.filter(**{path: framework.pk})]  # type: ignore[union-attr]
        for table, path in belongs.items()
    ]


def copy_of(thing: Any) -> models.Model:
    """Move a row's key, and those by which it points at the others."""
    for field in thing._meta.concrete_fields:
        if field.primary_key or isinstance(field, models.ForeignKey):
            setattr(thing, field.attname, getattr(thing, field.attname) + APART)
    if isinstance(thing, Framework):
        thing.version, thing.state = "copied", Framework.State.DRAFT  # a published one is sealed
    return thing  # type: ignore[no-any-return]
