"""A worker is killed while it sends: its letter is taken up again, and its reader gets it once."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from tests.lifecycle.mail_server import free_port, serving

ROOT = Path(__file__).resolve().parents[2]
PATIENT = 120  # seconds, for programs to start on a busy machine


class Place:
    """A copy of the product of its own: a database in a file, and programs that use it."""

    def __init__(self, data: Path, port: int) -> None:
        self.data = data
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        mail = f"smtp://127.0.0.1:{port}"
        self.env = {**kept, "JAGKAN_DATA": str(data), "EMAIL_URL": mail, "LOG_LEVEL": "ERROR"}

    def run(self, *command: str) -> None:
        subprocess.run(  # noqa: S603  our own command line
            [sys.executable, *command],
            cwd=ROOT,
            env=self.env,
            check=True,
            capture_output=True,
            timeout=PATIENT,
        )

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "manage.py", "db_worker", "--no-startup-delay", "--no-reload"]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(  # noqa: S603
            command, cwd=ROOT, env=self.env, stdout=quiet, stderr=quiet
        ) as worker:
            try:
                yield worker
            finally:
                worker.kill()

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.data / "jagkan.sqlite3", timeout=10)) as database:
            answer = database.execute(sql.replace("TASKS", DBTaskResult._meta.db_table)).fetchall()
            database.commit()
            return answer

    def an_hour_passes(self) -> None:
        """Let all that is written down lie an hour back."""
        self.ask("UPDATE lifecycle_letter SET due_at = datetime(due_at, '-1 hour')")
        self.ask("UPDATE TASKS SET started_at = datetime(started_at, '-1 hour')")
        self.ask(  # the year 9999 means «at once»
            """UPDATE TASKS SET run_after = datetime(run_after, '-1 hour')
                WHERE run_after NOT LIKE '9999%'"""
        )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables and one letter."""
    place = Place(tmp_path_factory.mktemp("built"), port=9)
    place.run("manage.py", "migrate", "--verbosity", "0")
    place.run("-m", "tests.lifecycle.one_letter")
    return place.data


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Place:
    return Place(shutil.copytree(built, tmp_path / "data"), free_port())


@pytest.mark.parametrize("moment", ["hangs before it takes", "hangs after it took"])
def test_it_is_delivered_once(place: Place, moment: str) -> None:
    port = int(place.env["EMAIL_URL"].rpartition(":")[2])
    with serving(port) as door:
        door.mood = moment
        with place.worker() as worker:
            assert door.is_hanging.wait(PATIENT)
            worker.kill()
            assert worker.wait(PATIENT) == -9

        assert place.ask("SELECT status FROM TASKS") == [("RUNNING",)]
        assert place.ask("SELECT state, attempts FROM lifecycle_letter") == [("waiting", 0)]

        door.mood = "well"
        place.an_hour_passes()
        place.run("manage.py", "keep_time", "--once")
        assert place.ask("SELECT trouble FROM lifecycle_letter") == [("lost",)]
        place.an_hour_passes()
        place.run("manage.py", "db_worker", "--batch", "--no-startup-delay", "--no-reload")

    assert place.ask("SELECT state, attempts FROM lifecycle_letter") == [("sent", 1)]
    assert len(set(door.taken)) == 1
    assert len(door.taken) == (1 if moment == "hangs before it takes" else 2)
    statuses = place.ask("SELECT DISTINCT status FROM TASKS")
    assert statuses == [("SUCCESSFUL",)]
