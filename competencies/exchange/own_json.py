"""Reads a framework in our own JSON format: the one of competencies/frameworks/gak.json."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts.models import User
from competencies.models import Competency, Criterion, Edge, Framework, Item, Level, LevelStatement
from competencies.texts import Text
from lifecycle.models import Event

SHIPPED = Path(__file__).resolve().parent.parent / "frameworks" / "gak.json"


@dataclass
class Report:
    """What an import did: the framework, what was made of it, and what was refused and why."""

    framework: Framework | None = None
    is_new: bool = False
    made: dict[str, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


@transaction.atomic
def import_framework(source: bytes, *, by: User) -> Report:
    """Make a draft of the framework in the file, or find the one already made of the same bytes."""
    digest = hashlib.sha256(source).hexdigest()
    data = json.loads(source)
    head = data["framework"]
    there = Framework.objects.filter(slug=head["slug"], version=head["version"]).first()
    if there:
        refused = [] if there.digest == digest else [f"{there} is there already, with other words."]
        return Report(there, refused=refused)
    framework = _make_framework(head, digest)
    levels = _make_levels(framework, data["levels"])
    for position, area in enumerate(data["areas"]):
        _make_area(framework, levels, area, position)
    Event.record(framework, "import", by=by)
    return Report(framework, is_new=True)


def _make_framework(head: Mapping[str, Any], digest: str) -> Framework:
    return Framework.objects.create(
        slug=head["slug"],
        version=head["version"],
        title=Text(head["title"]),
        short_title=Text(head["short_title"]),
        description=Text(head["description"]),
        audience=Text(head["audience"]),
        provenance=Text(head["provenance"]),
        support_definition=Text(head["assistive_support_definition"]),
        principles=head["assessment_principles"],
        seqf_level=head["seqf"]["level"],
        seqf_note=Text(head["seqf"]["note"]),
        licence=head["licence"]["proposed_spdx"],
        languages=head["languages"],
        digest=digest,
    )


def _make_levels(framework: Framework, levels: list[Mapping[str, Any]]) -> dict[int, Level]:
    return {
        level["level"]: Level.objects.create(
            framework=framework,
            number=level["level"],
            code=level["code"],
            name=Text(level["name"]),
            summary=Text(level["summary"]),
            descriptor=Text(level["descriptor"]),
            **level["evidence_rule"],
        )
        for level in levels
    }


def _make_area(
    framework: Framework, levels: dict[int, Level], area: Mapping[str, Any], position: int
) -> None:
    parent = Item.objects.create(
        framework=framework,
        kind=Item.Kind.AREA,
        code=area["id"],
        name=Text(area["name"]),
        description=Text(area["description"]),
        icon=area["icon"],
        position=position * 100,
    )
    for place, competence in enumerate(area["competences"]):
        child = _make_competency(framework, competence, area["icon"], position * 100 + place + 1)
        Edge.objects.create(parent=parent, child=child, position=place)
        _make_statements(child, levels, competence["levels"])


def _make_competency(
    framework: Framework, competence: Mapping[str, Any], icon: str, position: int
) -> Competency:
    return Competency.objects.create(
        framework=framework,
        kind=Item.Kind.COMPETENCY,
        code=competence["id"],
        name=Text(competence["name"]),
        description=Text(competence["purpose"]),
        icon=icon,
        position=position,
        supervisor_question=Text(competence["supervisor_question"]),
        fairness_note=Text(competence.get("fairness_note") or {}),
        evidence_examples=competence["evidence_examples"],
        alignments=competence["mappings"],
    )


def _make_statements(
    competency: Competency, levels: dict[int, Level], statements: list[Mapping[str, Any]]
) -> None:
    for statement in statements:
        row = LevelStatement.objects.create(
            competency=competency,
            level=levels[statement["level"]],
            i_can=Text(statement["i_can"]),
        )
        Criterion.objects.bulk_create(
            Criterion(
                statement=row,
                code=criterion["id"],
                text=Text(criterion["text"]),
                position=position,
            )
            for position, criterion in enumerate(statement["criteria"])
        )
