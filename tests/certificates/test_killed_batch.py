"""A worker is killed while it issues: the batch goes on, and nobody's is issued twice."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.lifecycle.test_killed_worker import PATIENT, ROOT, Place

ISSUED = """SELECT c.id, COUNT(*) FROM certificates_certificate c
            JOIN lifecycle_event e ON e.subject_id = CAST(c.id AS TEXT) AND e.action = 'issue'
            WHERE c.state = 'issued' GROUP BY c.id"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a batch of three, and no letters: they are another test's business."""
    place = Place(tmp_path_factory.mktemp("built"), port=9)
    place.run("manage.py", "migrate", "--verbosity", "0")
    place.run("manage.py", "createcachetable", "--verbosity", "0")
    place.run("-m", "tests.certificates.one_batch")
    place.ask("DELETE FROM TASKS WHERE task_path NOT LIKE '%issue_row'")
    return place.data


@pytest.mark.parametrize(
    ("moment", "issued_by_then"), [("before it is issued", 0), ("after it was issued", 1)]
)
def test_the_batch_goes_on(built: Path, tmp_path: Path, moment: str, issued_by_then: int) -> None:
    place = Place(shutil.copytree(built, tmp_path / "data"), port=9)
    sign = tmp_path / "it hangs"
    command = [sys.executable, "-m", "tests.certificates.hanging_worker", moment, str(sign)]
    with subprocess.Popen(command, cwd=ROOT, env=place.env) as worker:  # noqa: S603
        until = time.monotonic() + PATIENT
        while not sign.exists() and time.monotonic() < until:
            time.sleep(0.1)
        worker.kill()
        assert worker.wait(PATIENT) == -9
    assert sign.exists()
    assert len(place.ask(ISSUED)) == issued_by_then
    assert place.ask("SELECT COUNT(*) FROM TASKS WHERE status = 'RUNNING'") == [(1,)]

    place.ask("UPDATE TASKS SET started_at = datetime(started_at, '-1 hour')")
    place.run("manage.py", "keep_time", "--once")
    place.run("manage.py", "db_worker", "--batch", "--no-startup-delay", "--no-reload")

    outcomes = place.ask("SELECT outcome FROM certificates_batchrow")
    assert outcomes == [("issued",)] * 3
    assert [times for _pk, times in place.ask(ISSUED)] == [1, 1, 1]
    assert len(place.ask("SELECT DISTINCT serial FROM certificates_certificate")) == 3
