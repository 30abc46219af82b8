"""Every address × every role × one's own organisation and another: the answers are written down.

The tables in `expected/` are what the product promises; whoever changes them on purpose draws them
anew with --draw, and reads what changed. What must never be is asserted beside them: words that are
somebody's own on another's screen, and anything written by a step that was refused.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

import config.urls
from tests.cast import Cast
from tests.matrix.addresses import Address, addresses, paths
from tests.matrix.asking import Answer, Asker, no_entry, no_page
from tests.matrix.scene import Scene, build_scene
from tests.matrix.table import Row, cell, draw

EXPECTED = Path(__file__).parent / "expected"
# The scene takes a while to build: a few apps share one, about as many addresses in each part.
PARTS = (
    {"certificates", "intake", "archive", "privacy", "competencies", "accounts"},
    {"programmes", "collaboration", "home"},
    {"confirmations", "plans", "workplaces"},
    {"assessments", "portfolio", "reporting", "attendance", "admin", "site"},
)
# Who may read what a participant has shared, beside the participant: their team, whoever assesses,
# and the case officer with whom one moment is shared.
READERS = {
    "own shared": {
        "pedagogue",
        "youth_leader",
        "social_worker",
        "assessor",
        "quality_assurer",
        "case_officer",
        "issuer",
    },
    "other shared": {"assessor", "quality_assurer", "issuer"},
}
OWNER = "participant"
# A refusal may count how often somebody has tried, and say who came as far as somebody's door.
COUNTED = {"accounts_tally", "accounts_reading"}
# That a participant opens the link of their own supervisor is written down, and they are sent away.
NOTED = ("GET /s/<str:token>/ (own) as participant", "lifecycle_event")


# What anybody may open: about us, checking, and the doors that a secret opens.
PUBLIC = {
    "/",
    "/accessibility/",
    "/accounts/inactive/",
    "/accounts/login/",
    "/api/certificates/<str:number>/",
    "/api/frameworks/",
    "/api/frameworks/<slug:slug>/<str:version>/",
    "/api/schema/",
    "/c/<str:token>/",
    "/calendar/<str:token>/meetings.ics",
    "/frameworks/",
    "/frameworks/<slug:slug>/<str:version>/",
    "/healthz/live",
    "/healthz/ready",
    "/help/",
    "/how-to-check/",
    "/how-to-check/check.py",
    "/p/",
    "/p/<str:token>/",
    "/s/<str:token>/",
    "/s/<str:token>/decline/",
    "/s/mine/<str:token>/",
    "/s/mine/sent/",
    "/s/sent/",
    "/v/",
    "/v/<str:number>/",
    "/v/<str:number>/pdf/",
    "/v/<str:number>/status.json",
    "/w/<str:token>/",
    "/w/<str:token>/decline/",
    "/what-we-save/",
    # on a development machine only
    "/mail/",
    "/style/",
}


@pytest.fixture
def everybody(monkeypatch: pytest.MonkeyPatch, cast: Cast) -> Iterator[tuple[Scene, Asker]]:
    """Yield both organisations and everybody's browser; nobody is turned away for haste."""
    for name, view in (("handler404", no_page), ("handler403", no_entry)):
        monkeypatch.setattr(config.urls, name, view, raising=False)
    rates = {name: (10**6, seconds) for name, (_many, seconds) in settings.RATES.items()}
    engine = "django.contrib.sessions.backends.signed_cookies"
    with override_settings(RATES=rates, SESSION_ENGINE=engine):
        scene = build_scene(cast)
        yield scene, Asker(scene.people)


def test_every_app_is_in_one_part() -> None:
    apps = [app for part in PARTS for app in part]

    assert sorted(apps) == sorted({address.app for address in addresses()})


@pytest.mark.parametrize("part", PARTS, ids=lambda part: "-".join(sorted(part)))
def test_everybody_is_answered_as_promised(
    everybody: tuple[Scene, Asker], pytestconfig: pytest.Config, part: set[str]
) -> None:
    scene, asker = everybody
    asked = _Asked(scene, asker)
    tables: dict[str, list[Row]] = defaultdict(list)
    for address in addresses():
        if address.app in part:
            tables[address.app] += asked.about(address)

    drawn = {app: draw(rows, scene.people) for app, rows in tables.items()}
    if pytestconfig.getoption("--draw"):
        for app, table in drawn.items():
            (EXPECTED / f"{app}.txt").write_text(table)

    assert "\n".join(asked.faults) == ""
    for app, table in drawn.items():
        assert table.splitlines() == (EXPECTED / f"{app}.txt").read_text().splitlines()


class _Asked:
    """Asks about addresses, and notes what must never be."""

    def __init__(self, scene: Scene, asker: Asker) -> None:
        self.scene, self.asker = scene, asker
        self.faults: list[str] = []
        self.words = {
            f"{name} {kind}": words
            for name, side in (("own", scene.own), ("other", scene.other))
            for kind, words in (("private", side.private_words), ("shared", side.shared_words))
        }

    def about(self, address: Address) -> Iterator[Row]:
        for which, path in paths(address, self.scene):
            row = Row(address.written, which)
            for who in self.scene.people:
                got, posted = (self.asker.ask(who, method, path) for method in ("get", "post"))
                row.cells[who] = cell(got, posted)
                for method, answer in (("GET", got), ("POST", posted)):
                    self._look(who, f"{method} {address.written} ({which}) as {who}", answer)
            yield row

    def _look(self, who: str, step: str, answer: Answer) -> None:
        for table in sorted(answer.written - COUNTED) if answer.is_refused else ():
            if (step, table) != NOTED:
                self.faults.append(f"{step}: refused, and wrote to {table}")
        for kind, words in self.words.items():
            mine = kind.startswith("own") and who == OWNER
            if words in answer.text and not mine and who not in READERS.get(kind, set()):
                self.faults.append(f"{step}: reads {kind} words")


def test_nobody_is_let_in_unknown_but_where_anybody_may_be() -> None:
    open_to_all = {
        line
        for file in EXPECTED.glob("*.txt")
        for line in _guests_pages(file.read_text().splitlines())
    }

    assert open_to_all == PUBLIC


def _guests_pages(lines: list[str]) -> Iterator[str]:
    address = ""
    for line in lines[1:]:
        if line and not line.startswith(" "):
            address = line
        elif line.strip() and line[28:36].split("/")[0].strip() == "ok":
            yield address
