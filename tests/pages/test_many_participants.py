"""Start pages and lists cost as much with ten thousand participants as with a hundred."""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorDebugWrapper
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from benchmarks.scene import no_limits
from tests.cast import meet_cast
from tests.pages.crowd import Crowd

pytestmark = pytest.mark.django_db

# The second database counts the same queries and rows; making so many there takes minutes.
IS_SQLITE = settings.DATABASES["default"]["ENGINE"] == "config.sqlite"
FEW, MANY = 100, 10_000 if IS_SQLITE else 2_000
QUERIES = 12
ROWS = 1_000
KB = 1000  # bytes on the wire
HTML = 25 * KB
# Three pages for project leads look at everybody, once and in one query: they compare names, and
# count whom a small number would give away.
LOOKS_AT_ALL = {"duplicates", "figures", "indicators"}
# All whom somebody follows are on it: with Mona they are a hundred, and then five hundred.
GROWS_WITH_A_GROUP = {"writing what was seen"}

Address = Callable[[Crowd], str]


@dataclass(frozen=True)
class Cost:
    """What one page took: queries, rows that came from the database, bytes on the wire."""

    queries: int
    rows: int
    bytes: int


def at(name: str, asked: str = "") -> Address:
    return lambda _crowd: reverse(name) + asked


def of(name: str, which: Callable[[Crowd], Any]) -> Address:
    return lambda crowd: reverse(name, args=[which(crowd).pk])


def here(crowd: Crowd) -> Any:
    return crowd.enrolment


def project(crowd: Crowd) -> Any:
    return crowd.enrolment.local_project


def programme(crowd: Crowd) -> Any:
    return crowd.enrolment.local_project.programme


def workplace(crowd: Crowd) -> Any:
    return crowd.cast.cykelkoket


# What we call it: who opens it, and where.
VISITS: dict[str, tuple[str, Address]] = {
    "group": ("sara", at("home:my_group")),
    "large group": ("mona", at("home:my_group")),
    "large group, filtered": ("mona", at("home:my_group", "?show=waiting")),
    "large group, searched": ("mona", at("home:my_group", "?q=Deltagare&page=2")),
    "overview": ("sara", at("home:show_matrix")),
    "overview of a large group": ("mona", at("home:show_matrix")),
    "projects": ("lo", at("home:my_projects")),
    "staff": ("lo", at("home:list_staff")),
    "handing over": ("lo", of("home:hand_over_people", lambda crowd: crowd.cast.sara)),
    "handing over a large group": ("lo", of("home:hand_over_people", lambda crowd: crowd.mona)),
    "duplicates": ("lo", at("home:list_duplicates")),
    "letters": ("lo", at("home:letters_on_their_way")),
    "letters of everybody": ("ulla", at("home:letters_on_their_way")),
    "enrolments": ("lo", at("programmes:list_enrolments")),
    "enrolments, filtered": ("lo", at("programmes:list_enrolments", "?state=active&page=2")),
    "enrolments, searched": ("lo", at("programmes:list_enrolments", "?q=Deltagare")),
    "enrolments of a pedagogue": ("sara", at("programmes:list_enrolments")),
    "an enrolment": ("lo", of("programmes:show_enrolment", here)),
    "assigning": ("lo", of("programmes:assign_staff", here)),
    "inviting": ("sara", at("programmes:invite_participant")),
    "programmes": ("lo", at("programmes:list_programmes")),
    "a programme": ("lo", of("programmes:show_programme", programme)),
    "a project": ("lo", of("programmes:show_project", project)),
    "closing": ("lo", of("archive:show_closing", programme)),
    "leavers": ("lo", of("archive:list_leavers", programme)),
    "archives": ("lo", at("archive:list_archives")),
    "purges": ("lo", of("archive:list_purges", programme)),
    "placements": ("lo", at("workplaces:list_placements")),
    "placements of a recruiter": ("reza", at("workplaces:list_placements")),
    "workplaces": ("reza", at("workplaces:list_workplaces")),
    "a workplace": ("reza", of("workplaces:show_workplace", workplace)),
    "placing": ("reza", of("workplaces:plan_placement", workplace)),
    "supervisors": ("reza", at("confirmations:supervisors")),
    "a supervisor": ("reza", of("confirmations:show_supervisor", lambda crowd: crowd.cast.kalle)),
    "posters": ("sara", at("confirmations:posters")),
    "what was seen": ("sara", at("confirmations:activities")),
    "writing what was seen": ("mona", at("confirmations:record_activity")),
    "hours": ("sara", at("attendance:record_attendance")),
    "hours of a large group": ("mona", at("attendance:record_attendance")),
    "month": ("sara", at("attendance:read_month")),
    "month of a large group": ("mona", at("attendance:read_month")),
    "reports": ("lo", at("reporting:list_reports")),
    "months": ("lo", of("reporting:list_months", programme)),
    "figures": ("lo", of("reporting:show_figures", programme)),
    "indicators": ("lo", of("reporting:list_indicators", programme)),
    "queue": ("ada", at("assessments:queue")),
    "quality": ("elin", at("assessments:quality")),
    "to issue": ("ines", at("certificates:desk")),
    "participation": ("ines", at("certificates:start_participation")),
    "proposals": ("ines", at("certificates:proposals")),
    "register": ("ines", at("certificates:register")),
    "imports": ("lo", at("intake:list_intakes")),
    "group pages": ("sara", at("collaboration:my_groups")),
    "shared with an officer": ("officer", at("collaboration:shared_with_me")),
}


@pytest.fixture(scope="module")
def costs(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: Any
) -> dict[int, dict[str, Cost]]:
    """What each page costs with a few in the programme, and with many; then all is taken back."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic():
        with no_limits(), override_settings(MEDIA_ROOT=media):
            crowd = Crowd(meet_cast())
            found = {number: _costs_with(crowd, number) for number in (FEW, MANY)}
        transaction.set_rollback(True)
    return found


def _costs_with(crowd: Crowd, number: int) -> dict[str, Cost]:
    crowd.grow(number)
    return {name: _cost_of(crowd, *visit) for name, visit in VISITS.items()}


def _cost_of(crowd: Crowd, who: str, address: Address) -> Cost:
    client, url = Client(), address(crowd)
    client.force_login(getattr(crowd, who, None) or getattr(crowd.cast, who))
    client.get(url)  # a process asks once what kinds of things there are
    with CaptureQueriesContext(connection) as asked, Fetched() as rows:
        page = client.get(url)
    assert page.status_code == 200, f"{url} answered {page.status_code}"
    return Cost(len(asked), rows.number, len(gzip.compress(page.content)))


class Fetched:
    """Counts the rows that come from the database, while it lasts."""

    def __init__(self) -> None:
        self.number = 0
        self._patch = pytest.MonkeyPatch()

    def __enter__(self) -> "Fetched":
        for name, length in (("fetchmany", len), ("fetchall", len), ("fetchone", bool)):
            counting = self._counting(name, length)
            self._patch.setattr(CursorDebugWrapper, name, counting, raising=False)
        return self

    def __exit__(self, *_error: object) -> None:
        self._patch.undo()

    def _counting(self, name: str, length: Callable[[Any], int]) -> Callable[..., Any]:
        def fetch(cursor: Any, *args: Any) -> Any:
            rows = getattr(cursor.cursor, name)(*args)
            self.number += length(rows)
            return rows

        return fetch


@pytest.mark.parametrize("name", VISITS)
def test_many_cost_no_more_than_few(costs: Any, name: str) -> None:
    few, many = costs[FEW][name], costs[MANY][name]

    assert many.queries <= min(few.queries, QUERIES)
    assert many.rows <= ROWS or name in LOOKS_AT_ALL
    assert many.bytes <= HTML
    assert many.bytes <= 1.2 * few.bytes or name in GROWS_WITH_A_GROUP
