"""Puts together what a certificate will say, from what is decided and what the holder chose."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Subquery

from assessments.models import AssessmentCase, Decision
from certificates.content import (
    Assessor,
    CertificateContent,
    CertifiedCompetency,
    FrameworkReference,
    Holder,
    Issuer,
    Text,
    Words,
)
from certificates.issuing import wording
from certificates.issuing.ladder import shown_in, words_behind
from certificates.issuing.names import LONGEST, missing_letters
from certificates.issuing.places import Discretion, activity_of_case, activity_of_enrolment
from certificates.issuing.wording import both, joined, same
from certificates.models import Certificate
from certificates.models.certificate import address_of
from competencies.models import Edge, Framework, LevelStatement


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
        version=certificate.replaces.printed.version + 1 if certificate.replaces else 1,
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
    shown = shown_in(case)
    competencies = _competencies(certificate, case, words_behind(case, shown, discretion))
    printed = {each.pk for each in certificate.competencies.all()}
    return {
        "subtitle": both(framework.title),
        "framework": _reference(framework),
        "competencies": competencies,
        "activity": activity_of_case(
            [each for each in shown if each.competency_id in printed], discretion
        ),
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
    certificate: Certificate, case: AssessmentCase, words: Callable[[Decision], Words]
) -> tuple[CertifiedCompetency, ...]:
    """Say each competency that was reached and chosen; the rest is private."""
    said = {
        (each.competency_id, each.level.number): each
        for each in _statements(certificate.competencies.all())
    }
    return tuple(
        _competency(decision, said[decision.competency_id, decision.level], words(decision))
        for decision in reached_in(case)
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
    return CertifiedCompetency(
        code=competency.code,
        area=both(statement.area),
        name=both(competency.name),
        level_number=statement.level.number,
        level_name=both(statement.level.name),
        i_can=both(statement.i_can),
        words=words,
    )


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
    if missing := missing_letters(certificate.name):
        raise ValueError(f"No font of ours can print {missing!r}.")
    if len(certificate.name) > LONGEST:
        raise ValueError("The name is too long to be printed.")
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
