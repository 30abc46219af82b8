"""Writers to SQLite queue: none fails, none starves, and nobody can block the queue for good."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import OperationalError, connections, transaction
from pytest_django import DjangoDbBlocker

from config.sqlite.base import DatabaseWrapper
from tests.config.writer import WRITERS

ROOT = Path(__file__).resolve().parents[2]
LINKS_EACH = 40


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with an empty chain."""
    path = tmp_path / "chain.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE link (id integer PRIMARY KEY, previous integer, writer)")
    return path


@pytest.fixture
def _two_connections(path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two connections to the chain, "first" and "second", that do not wait long."""
    settings = connections["default"].settings_dict | {
        "ENGINE": "config.sqlite",
        "NAME": path,
        "OPTIONS": {"timeout": 0.1, "transaction_mode": "IMMEDIATE"},
    }
    with django_db_blocker.unblock():
        for alias in ("first", "second"):
            connections[alias] = DatabaseWrapper(settings, alias=alias)
        yield
        for alias in ("first", "second"):
            connections[alias].close()
            del connections[alias]


def test_many_writers_neither_fail_nor_starve(path: Path) -> None:
    with start_writer(path, LINKS_EACH) as writers:
        waits = json.loads(writers.communicate()[0])

    assert writers.returncode == 0
    assert max(waits) < 5
    links = links_of(path)
    assert links == [(number, number - 1 or None) for number in range(1, len(links) + 1)]
    assert len(links) == WRITERS * LINKS_EACH


@pytest.mark.usefixtures("_two_connections")
def test_killed_writer_leaves_the_queue_and_nothing_else(path: Path) -> None:
    with start_writer(path, "stall") as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "stalled\n"
        assert not may_write("first")

        writer.kill()

    assert may_write("first")
    assert len(links_of(path)) == 1


@pytest.mark.usefixtures("_two_connections")
def test_one_transaction_at_a_time() -> None:
    with transaction.atomic("first"):
        assert not may_write("second")

    assert may_write("second")


@pytest.mark.usefixtures("_two_connections")
def test_who_gave_up_waiting_holds_up_nobody() -> None:
    with transaction.atomic("first"):
        assert not may_write("second")

    assert may_write("first")
    assert may_write("second")
    assert may_write("first")


@pytest.mark.usefixtures("_two_connections")
def test_inner_blocks_keep_the_turn_of_the_outer_one() -> None:
    with transaction.atomic("first"):
        with transaction.atomic("first"):
            add_link("first")
        assert not may_write("second")
        with pytest.raises(ZeroDivisionError), transaction.atomic("first"):
            _ = 1 / 0
        assert not may_write("second")

    assert may_write("second")


@pytest.mark.usefixtures("_two_connections")
def test_rollback_lets_the_next_one_write() -> None:
    with transaction.atomic("first"):
        transaction.set_rollback(rollback=True, using="first")

    assert may_write("second")


@pytest.mark.usefixtures("_two_connections")
def test_exception_lets_the_next_one_write() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic("first"):
        _ = 1 / 0

    assert may_write("second")


@pytest.mark.usefixtures("_two_connections")
def test_failed_begin_lets_the_next_one_write(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        assert not may_write("first")

    assert may_write("second")


@pytest.mark.usefixtures("_two_connections")
def test_closing_within_a_transaction_lets_the_next_one_write() -> None:
    with transaction.atomic("first"):
        connections["first"].close()
        assert may_write("second")

    assert may_write("first")


def start_writer(path: Path, task: int | str) -> subprocess.Popen[str]:
    """Start a program that adds so many links by each writer, or stalls."""
    command = [sys.executable, "-m", "tests.config.writer", str(path), str(task)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603


def links_of(path: Path) -> list[tuple[int, int | None]]:
    """Read the whole chain."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT id, previous FROM link ORDER BY id").fetchall()


def may_write(alias: str) -> bool:
    """Try to add a link."""
    try:
        with transaction.atomic(alias):
            add_link(alias)
    except OperationalError:
        return False
    return True


def add_link(alias: str) -> None:
    """Add a link without looking back."""
    with connections[alias].cursor() as cursor:
        cursor.execute("INSERT INTO link (writer) VALUES ('test')")
