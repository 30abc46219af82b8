"""A limit counts exactly, keeps no address, and forgets what is over."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.db import connection, connections
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from accounts.models import Tally
from config.sqlite.base import DatabaseWrapper

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
MANY = 40


@time_machine.travel(NOON, tick=False)
def test_each_place_has_a_count_of_its_own(db: None) -> None:
    assert [Tally.count("door", "here", 60) for _ in range(3)] == [1, 2, 3]
    assert Tally.count("door", "there", 60) == 1
    assert Tally.count("gate", "here", 60) == 1


def test_counting_is_one_question(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        Tally.count("door", "here", 60)


def test_no_address_and_no_secret_is_kept(db: None) -> None:
    Tally.count("door", "192.0.2.1", 60)

    assert "192.0.2.1" not in Tally.objects.get().key


def test_the_clock_forgets_what_is_over(db: None) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        Tally.count("door", "here", 60)
        Tally.forget_over()
        assert Tally.objects.count() == 1
        clock.shift(61)
        Tally.forget_over()
        assert not Tally.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has a race of its own")
def test_many_at_once_in_a_file_are_as_many(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    changed = {"NAME": tmp_path / "tallies.sqlite3"}

    def count(number: int) -> int:
        held = connections["default"]
        own = DatabaseWrapper(held.settings_dict | changed, alias="default")
        connections["default"] = own
        try:
            return Tally.count("door", "here", 3600)
        finally:
            own.close()
            connections["default"] = held

    with django_db_blocker.unblock():
        whole = DatabaseWrapper(connection.settings_dict | changed, alias="default")
        with whole.schema_editor() as editor:
            editor.create_model(Tally)
        whole.close()
        with ThreadPoolExecutor(MANY) as many:
            counts = list(many.map(count, range(MANY)))

    assert sorted(counts) == list(range(1, MANY + 1))
