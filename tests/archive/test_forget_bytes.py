"""What was erased is gone from the database's files, too: from freed pages and from the log."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections
from pytest_django import DjangoCaptureOnCommitCallbacks, DjangoDbBlocker

from archive import batches, purging
from archive.purging.forgetting import empty_log
from config.sqlite.base import DatabaseWrapper
from tests.archive.purged import ripe, two_archivists
from tests.cast import Cast

OPTIONS = connections["default"].settings_dict["OPTIONS"]
NAMES = [[f"Amina Yusuf, {number}"] for number in range(2000)]
KEPT = [["Mehari Habtom"]]

of_sqlite = pytest.mark.skipif("init_command" not in OPTIONS, reason="of SQLite")


@pytest.fixture
def names(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[DatabaseWrapper]:
    """A database in a file, opened as ours is; of the names that were in it one is left."""
    there = connections["default"].settings_dict | {"NAME": tmp_path / "names.sqlite3"}
    with django_db_blocker.unblock():
        database = DatabaseWrapper(there, alias="names")
        with database.cursor() as cursor:
            cursor.execute("CREATE TABLE person (name text)")
            cursor.executemany("INSERT INTO person VALUES (%s)", NAMES + KEPT)
            cursor.execute("DELETE FROM person WHERE name LIKE 'Amina%%'")
        yield database
        database.close()


def files_that_say(name: str, folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if name.encode() in each.read_bytes()}


@of_sqlite
def test_no_byte_of_a_name_is_left(names: DatabaseWrapper, tmp_path: Path) -> None:
    before = files_that_say("Amina", tmp_path)

    assert empty_log(names)

    assert "names.sqlite3-wal" in before
    assert files_that_say("Amina", tmp_path) == set()
    assert files_that_say("Mehari", tmp_path) == {"names.sqlite3"}


@of_sqlite
def test_whoever_reads_meanwhile_is_told_of_in_the_log(
    names: DatabaseWrapper, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(tmp_path / "names.sqlite3", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM person").fetchone()
        with names.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=10")
            cursor.execute("INSERT INTO person VALUES ('Skye')")

        with caplog.at_level(logging.WARNING):
            assert not empty_log(names)

    assert "could not be emptied" in caplog.text


@of_sqlite
def test_freed_pages_are_overwritten_wherever_sqlite_was_built() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA secure_delete=OFF")
        database.executescript(OPTIONS["init_command"])

        assert database.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_the_log_is_emptied_once_when_the_last_has_gone(
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    purge = purging.propose(ripe(cast), by=cast.lo)
    batches.begin(purge, by=two_archivists(cast)[0])
    *others, last = purge.rows.order_by("pk")
    emptied: list[object] = []
    monkeypatch.setattr("archive.purging.carrying_out.empty_log", emptied.append)

    with django_capture_on_commit_callbacks(execute=True):
        for row in others:
            purging.carry_out(row.pk)
    assert emptied == []

    with django_capture_on_commit_callbacks(execute=True):
        purging.carry_out(last.pk)
    assert len(emptied) == 1
