"""Reads a framework in our own JSON format: the one of competencies/frameworks/gak.json."""

import hashlib
import json
from pathlib import Path

from django.db import transaction

from accounts.models import User
from competencies.exchange.reading import NotReadable, Place, Report
from competencies.models import Competency, Criterion, Edge, Framework, Item, Level, LevelStatement
from competencies.texts import Text
from lifecycle.models import Event

SHIPPED = Path(__file__).resolve().parent.parent / "frameworks" / "gak.json"
RULE = ("min_evidence", "min_occasions", "min_confirmations", "min_contexts")


@transaction.atomic
def import_framework(source: bytes, *, by: User) -> Report:
    """Make a draft of the framework in the file; the same file again changes nothing.

    Raises NotReadable, with the address of the fault, if the file as a whole makes no sense; then
    nothing is made. A competency that makes no sense is refused by itself and named in the report.
    """
    data = _parse(source)
    digest = hashlib.sha256(source).hexdigest()
    head = data.at("framework")
    slug, version = head.at("slug").string(), head.at("version").string()
    there = Framework.objects.filter(slug=slug, version=version).first()
    if there:
        return Report(there, refused=_say_if_other(there, digest))
    framework = _make_framework(head, digest)
    report = Report(framework, is_new=True)
    levels = _make_levels(data, framework, report)
    for position, area in enumerate(data.at("areas").each()):
        parent = _make_area(area, position * 100, framework)
        _fill_area(area, parent, levels, report)
    Event.record(framework, "import", by=by)
    return report


def _parse(source: bytes) -> Place:
    try:
        return Place(json.loads(source))
    except (ValueError, RecursionError) as error:
        raise NotReadable(f"The file is not JSON: {error}.") from error


def _say_if_other(there: Framework, digest: str) -> list[str]:
    if there.digest == digest:
        return []
    return [f"{there} is there already with other words. Give the new words a new version."]


def _make_framework(head: Place, digest: str) -> Framework:
    seqf = head.at("seqf")
    return Framework.objects.create(
        slug=head.at("slug").string(),
        version=head.at("version").string(),
        title=head.at("title").words(),
        short_title=head.at("short_title").words(),
        description=head.at("description").words(),
        audience=head.at("audience").words(),
        provenance=head.at("provenance").words(),
        support_definition=head.at("assistive_support_definition").words(),
        principles=[place.words() for place in head.at("assessment_principles").each()],
        seqf_level=seqf.at("level").whole() if seqf.maybe("level") else None,
        seqf_note=seqf.at("note").words(),
        licence=head.at("licence").at("proposed_spdx").string(),
        languages=[place.string() for place in head.at("languages").each()],
        digest=digest,
    )


def _make_levels(data: Place, framework: Framework, report: Report) -> dict[int, Level]:
    levels = {}
    for place in data.at("levels").each():
        rule = place.at("evidence_rule")
        number = place.at("level").whole()
        levels[number] = Level.objects.create(
            framework=framework,
            number=number,
            code=place.at("code").string(),
            name=place.at("name").words(),
            summary=place.at("summary").words(),
            descriptor=place.at("descriptor").words(),
            **{name: rule.at(name).whole() for name in RULE},
        )
    report.count("levels", len(levels))
    return levels


def _make_area(area: Place, position: int, framework: Framework) -> Item:
    return Item.objects.create(
        framework=framework,
        kind=Item.Kind.AREA,
        code=area.at("id").string(),
        name=area.at("name").words(),
        description=area.at("description").words(),
        icon=area.at("icon").string(),
        position=position,
    )


def _fill_area(area: Place, parent: Item, levels: dict[int, Level], report: Report) -> None:
    report.count("areas")
    for order, competence in enumerate(area.at("competences").each(), start=1):
        try:
            with transaction.atomic():
                child = _make_competency(competence, parent, parent.position + order, levels)
        except NotReadable as fault:
            report.refused.append(str(fault))
        else:
            Edge.objects.create(parent=parent, child=child, position=order)
            report.count("competencies")


def _make_competency(
    competence: Place, area: Item, position: int, levels: dict[int, Level]
) -> Competency:
    note = competence.maybe("fairness_note")
    examples, mappings = competence.maybe("evidence_examples"), competence.maybe("mappings")
    child = Competency.objects.create(
        framework=area.framework,
        kind=Item.Kind.COMPETENCY,
        code=competence.at("id").string(),
        name=competence.at("name").words(),
        description=competence.at("purpose").words(),
        icon=area.icon,
        position=position,
        supervisor_question=competence.at("supervisor_question").words(),
        fairness_note=note.words() if note else Text(),
        evidence_examples=examples.data if examples else {},
        alignments=mappings.data if mappings else {},
    )
    for statement in competence.at("levels").each():
        _make_statement(statement, child, levels)
    return child


def _make_statement(statement: Place, competency: Competency, levels: dict[int, Level]) -> None:
    number = statement.at("level").whole()
    if number not in levels:
        raise NotReadable(f"«{statement.path}» names level {number}, which the file lacks.")
    row = LevelStatement.objects.create(
        competency=competency, level=levels[number], i_can=statement.at("i_can").words()
    )
    Criterion.objects.bulk_create(
        Criterion(
            statement=row,
            code=criterion.at("id").string(),
            text=criterion.at("text").words(),
            position=position,
        )
        for position, criterion in enumerate(statement.at("criteria").each())
    )
