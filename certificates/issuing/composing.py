"""Puts together what a certificate will say, from what is decided and what the holder chose."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from assessments.models import AssessmentCase, Decision
from certificates.content import (
    Assessor,
    CertificateContent,
    CertifiedCompetency,
    FrameworkReference,
    Holder,
    Issuer,
    Text,
)
from certificates.issuing import wording
from certificates.issuing.ladder import words_behind
from certificates.issuing.places import Discretion, activity_of_case, activity_of_enrolment
from certificates.issuing.wording import both, joined, same
from certificates.models import Certificate
from certificates.models.certificate import address_of
from competencies.models import Framework, LevelStatement


@dataclass(frozen=True)
class Imprint:
    """What the issue itself adds: numbers, day and signature."""

    serial: str
    number: str
    issued_on: date
    signatory: str


def compose(certificate: Certificate, imprint: Imprint) -> CertificateContent:
    """Read everything anew and say it; raises ValueError for what must never be printed."""
    own = _of_case(certificate) if certificate.case else _of_enrolment(certificate)
    names = _names(certificate)
    kind = certificate.type
    return CertificateContent(
        kind=kind.code,
        title=both(kind.title),
        serial=imprint.serial,
        number=imprint.number,
        check_url=address_of(imprint.number),
        issued_on=imprint.issued_on,
        place=settings.ISSUER["place"],
        holder=_holder(certificate),
        issuer=_issuer(imprint.signatory),
        opening=(both(kind.opening, **names),),
        method=both(kind.method, **names) if kind.method else None,
        fixed_sentences=tuple(both(sentence, **names) for sentence in kind.fixed_sentences),
        funding=_funding(certificate),
        replaces=certificate.replaces.serial if certificate.replaces else None,
        **own,
    )


def reached_in(case: AssessmentCase) -> list[Decision]:
    """Return the decisions in force that give a level, in the framework's order. Queries."""
    decisions = [each for each in case.decisions_in_force().values() if each.is_shown]
    return sorted(decisions, key=lambda each: (each.competency.position, each.competency_id))


def _of_case(certificate: Certificate) -> dict[str, Any]:
    case = certificate.case
    assert case is not None
    framework, assessor = case.framework, case.assessor
    assert assessor is not None  # a case at work has an assessor, says a constraint
    discretion = Discretion.of(certificate)
    return {
        "subtitle": both(framework.title),
        "framework": _reference(framework),
        "competencies": _competencies(certificate, case, discretion),
        "activity": activity_of_case(case, discretion),
        "assessor": Assessor(assessor.name, joined(wording.ASSESSOR, same(settings.ISSUER_NAME))),
        "quality_check": _quality_check(case),
    }


def _of_enrolment(certificate: Certificate) -> dict[str, Any]:
    enrolment = certificate.enrolment
    assert enrolment is not None
    return {
        "subtitle": both(enrolment.local_project.programme.public_name),
        "activity": activity_of_enrolment(enrolment, Discretion.of(certificate)),
    }


def _competencies(
    certificate: Certificate, case: AssessmentCase, discretion: Discretion
) -> tuple[CertifiedCompetency, ...]:
    """Say each competency that was reached and chosen; the rest is private."""
    chosen = {each.pk: each for each in certificate.competencies.with_area()}
    decisions = [each for each in reached_in(case) if each.competency_id in chosen]
    words = words_behind(case, decisions, discretion)
    said = _statements(decisions)
    return tuple(
        _competency(chosen[each.competency_id], said[each.competency_id], words[each.competency_id])
        for each in decisions
    )


def _competency(competency: Any, statement: LevelStatement, words: Any) -> CertifiedCompetency:
    return CertifiedCompetency(
        code=competency.code,
        area=both(competency.area.name),
        name=both(competency.name),
        level_number=statement.level.number,
        level_name=both(statement.level.name),
        i_can=both(statement.i_can),
        words=words,
    )


def _statements(decisions: list[Decision]) -> dict[int, LevelStatement]:
    """Return {competency id: the «I can» sentence of the decided level}. One query."""
    level = {each.competency_id: each.level for each in decisions}
    statements = LevelStatement.objects.filter(competency__in=level).select_related("level")
    return {
        each.competency_id: each
        for each in statements
        if each.level.number == level[each.competency_id]
    }


def _names(certificate: Certificate) -> dict[str, Text]:
    names = {"issuer": same(settings.ISSUER_NAME)}
    if certificate.case:
        framework = certificate.case.framework
        names |= {"framework": both(framework.title), "version": same(framework.version)}
    return names


def _reference(framework: Framework) -> FrameworkReference:
    url = settings.PUBLIC_URL + framework.get_absolute_url()
    return FrameworkReference(both(framework.title), framework.version, url)


def _holder(certificate: Certificate) -> Holder:
    birth_date = certificate.participant.birth_date if certificate.shows_birth_date else None
    return Holder(certificate.name, birth_date)


def _issuer(signatory: str) -> Issuer:
    issuer = settings.ISSUER
    return Issuer(
        name=issuer["name"],
        legal_parent=issuer["parent"],
        org_number=issuer["organisation_number"],
        address=issuer["address"],
        email=issuer["email"],
        web=issuer["web"],
        signatory_name=signatory,
        signatory_title=wording.SIGNATORY,
    )


def _quality_check(case: AssessmentCase) -> Text | None:
    last = case.checks.filter(approved=True).select_related("by").order_by("pk").last()
    return joined(same(last.by.name), wording.QUALITY_ASSURER) if last else None


def _funding(certificate: Certificate) -> Text | None:
    if certificate.enrolment is None:
        return None
    line = certificate.enrolment.local_project.programme.funding_line
    return both(line) if line else None
