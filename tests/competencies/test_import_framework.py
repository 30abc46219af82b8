"""A framework comes in whole, once, and what makes no sense is refused with its address."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from competencies.exchange.own_json import SHIPPED, import_framework
from competencies.exchange.reading import NotReadable
from competencies.models import Competency, Criterion, Framework
from tests.cast import Cast


def shipped(version: str = "2.0") -> dict[str, Any]:
    data: dict[str, Any] = json.loads(SHIPPED.read_text())
    data["framework"]["version"] = version
    return data


def dumped(data: Any) -> bytes:
    return json.dumps(data).encode()


def test_shipped_framework_comes_in_whole(cast: Cast) -> None:
    competencies = Competency.objects.with_area().filter(framework=cast.framework)

    assert competencies.count() == 24
    assert Criterion.objects.filter(statement__competency__in=competencies).count() == 192
    assert {competency.area.code for competency in competencies if competency.area} == {
        f"A{number}" for number in range(1, 7)
    }


def test_same_file_again_changes_nothing(cast: Cast) -> None:
    report = import_framework(SHIPPED.read_bytes(), by=cast.finn)

    assert report.framework == cast.framework
    assert not report.is_new
    assert report.refused == []


def test_other_words_under_the_same_version_are_refused(cast: Cast) -> None:
    data = shipped(version=cast.framework.version)
    data["framework"]["title"]["sv"] = "Något annat"

    report = import_framework(dumped(data), by=cast.finn)

    assert "with other words" in report.refused[0]
    cast.framework.refresh_from_db()
    assert str(cast.framework.title) == "Grundläggande arbetslivskompetenser"


def test_a_competency_that_makes_no_sense_is_refused_by_itself(cast: Cast) -> None:
    data = shipped()
    del data["areas"][2]["competences"][1]["supervisor_question"]

    report = import_framework(dumped(data), by=cast.finn)

    assert report.made == {"levels": 4, "areas": 6, "competencies": 23}
    assert report.refused == ["areas[2].competences[1] lacks «supervisor_question»."]


BROKEN = {
    "not JSON": b"{",
    "not even text": b"\xff\xfe\x00",
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "no head": dumped({"areas": []}),
    "empty title": dumped(shipped() | {"framework": shipped()["framework"] | {"title": {}}}),
    "levels are words": dumped(shipped() | {"levels": "four"}),
    "a level beyond": dumped(shipped() | {"levels": [shipped()["levels"][0] | {"level": 9999}]}),
}


@pytest.mark.parametrize("source", BROKEN.values(), ids=BROKEN)
def test_a_file_that_makes_no_sense_makes_nothing(cast: Cast, source: bytes) -> None:
    with pytest.raises(NotReadable):
        import_framework(source, by=cast.finn)

    assert Framework.objects.count() == 1


def test_command_says_what_it_did_and_publishes(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "next.json").write_bytes(dumped(shipped()))
    said = StringIO()

    call_command("import_framework", tmp_path / "next.json", "--publish", stdout=said)

    assert "24 competencies" in said.getvalue()
    assert Framework.objects.get(version="2.0").state == Framework.State.PUBLISHED


def test_command_says_plainly_what_is_wrong(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("import_framework", tmp_path / "missing.json")
