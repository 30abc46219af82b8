"""What was assessed: competencies, on what they are built, by whom, against which standard."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from assessments.models import AssessmentCase, AssessorCompetence, Decision
from certificates.content import (
    VALIDATION_CERTIFICATE,
    Assessor,
    Basis,
    CertifiedCompetency,
    EvidenceCount,
    FrameworkReference,
    Text,
    Words,
)
from certificates.content import Qualification as PrintedQualification
from certificates.issuing import wording
from certificates.issuing.key_competences import key_competences
from certificates.issuing.ladder import shown_in, words_behind
from certificates.issuing.places import Discretion, activity_of_case
from certificates.issuing.wording import both, joined, same
from certificates.models import Certificate
from competencies.models import Edge, Framework, LevelStatement, Qualification
from portfolio.models import Evidence, SelfAssessment


def reached_in(case: AssessmentCase) -> list[Decision]:
    """Return the decisions in force that give a level, in the framework's order. Queries."""
    decisions = [each for each in case.decisions_in_force().values() if each.is_shown]
    return sorted(decisions, key=lambda each: (each.competency.position, each.competency_id))


def is_validation(case: AssessmentCase) -> bool:
    """Say whether both halves are there: the qualification and the assessor's competence."""
    reached = reached_in(case)
    return bool(reached) and None not in (
        _qualification_behind(case, reached),
        _competence_behind(case, reached),
    )


def carries_qualification(certificate: Certificate) -> bool:
    """Say whether the framework had a level in SeQF whenever this was decided."""
    case = certificate.case
    if case is None or not case.framework.qualifications.exists():
        return False
    reached = reached_in(case)
    return bool(reached and _qualification_behind(case, reached))


def _qualification_behind(case: AssessmentCase, reached: list[Decision]) -> Qualification | None:
    """Return the qualification that held whenever something of the case was decided."""
    first, last = _days_decided(reached)
    held = Qualification.objects.filter(framework=case.framework)
    found: Qualification | None = held.current(first).current(last).first()
    return found


def _competence_behind(case: AssessmentCase, reached: list[Decision]) -> Text | None:
    """Return what the assessor was on record for whenever something of the case was decided."""
    assert case.assessor is not None  # a case at work has an assessor, says a constraint
    first, last = _days_decided(reached)
    held = AssessorCompetence.objects.of(case.assessor, case.framework, first)
    found = held.current(last).first()
    return both(found.area) if found else None


def _days_decided(reached: list[Decision]) -> tuple[date, date]:
    days = [timezone.localdate(each.made_at) for each in reached]
    return min(days), max(days)


def of_case(certificate: Certificate) -> dict[str, Any]:
    """Say what a case came to, as far as its holder chose."""
    case = certificate.case
    assert case is not None
    assert case.assessor is not None  # a case at work has an assessor, says a constraint
    discretion = Discretion.of(certificate)
    shown, reached = shown_in(case), reached_in(case)
    competencies = _competencies(certificate, reached, words_behind(case, shown, discretion))
    printed = {each.pk for each in certificate.competencies.all()}
    of_printed = [each for each in shown if each.competency_id in printed]
    role = joined(wording.ASSESSOR, same(settings.ISSUER_NAME))
    return {
        "subtitle": both(case.framework.title),
        "framework": _reference(case.framework),
        "competencies": competencies,
        "activity": activity_of_case(of_printed, discretion),
        "assessor": Assessor(case.assessor.name, role, _competence_behind(case, reached)),
        "quality_check": _quality_check(case),
        "basis": _basis(of_printed),
        "qualification": _qualification(certificate, reached),
    }


def _qualification(
    certificate: Certificate, reached: list[Decision]
) -> PrintedQualification | None:
    assert certificate.case is not None
    if certificate.type.code != VALIDATION_CERTIFICATE:
        return None
    held = _qualification_behind(certificate.case, reached)
    if held is None:
        raise ValueError("The qualification did not hold when this was decided.")
    return PrintedQualification(both(held.title), held.seqf_level, held.owner, held.decision)


def _basis(shown: list[SelfAssessment]) -> Basis:
    """Count what printed competencies are built on: kinds of evidence, never what it shows."""
    entries = {each.entry_id: each.entry for each in shown}
    told = sum(1 for entry in entries.values() if entry.text)
    photos = Evidence.objects.filter(entry__in=entries).count()
    counted = [(wording.OWN_WORDS, told), (wording.PHOTOS, photos)]
    return Basis(
        tuple(EvidenceCount(kind, count) for kind, count in counted if count),
        self_assessed=any(each.how for each in shown),
    )


def _competencies(
    certificate: Certificate, reached: list[Decision], words: Callable[[Decision], Words]
) -> tuple[CertifiedCompetency, ...]:
    """Say each competency that was reached and chosen; the rest is private."""
    said = {
        (each.competency_id, each.level.number): each
        for each in _statements(certificate.competencies.all())
    }
    return tuple(
        _competency(decision, said[decision.competency_id, decision.level], words(decision))
        for decision in reached
        if (decision.competency_id, decision.level) in said
    )


def _statements(chosen: Any) -> Iterable[Any]:
    """Return the «I can» sentences of competencies on all levels, with their areas. One query."""
    edges = Edge.objects.filter(child=OuterRef("competency")).order_by("position", "pk")
    area = Subquery(edges.values("parent__name")[:1])
    statements = LevelStatement.objects.filter(competency__in=chosen)
    return statements.select_related("level").annotate(area=area)


def _competency(decision: Decision, statement: Any, words: Words) -> CertifiedCompetency:
    competency = decision.competency
    level = statement.level
    return CertifiedCompetency(
        code=competency.code,
        area=both(statement.area),
        name=both(competency.name),
        level_number=level.number,
        level_name=both(level.name),
        i_can=both(statement.i_can),
        words=words,
        level_descriptor=both(level.descriptor) if level.descriptor else None,
        key_competences=key_competences(competency.alignments),
    )


def _reference(framework: Framework) -> FrameworkReference:
    url = settings.PUBLIC_URL + framework.get_absolute_url()
    title, digest = both(framework.title), framework.digest or None
    return FrameworkReference(title, framework.version, url, digest)


def _quality_check(case: AssessmentCase) -> Text | None:
    last = case.checks.filter(approved=True).select_related("by").order_by("pk").last()
    return joined(same(last.by.name), wording.QUALITY_ASSURER) if last else None
