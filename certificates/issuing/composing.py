"""Puts together what a certificate will say, from what is decided and what the holder chose."""

import base64
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from certificates.content import (
    COMPETENCE_CERTIFICATE,
    CertificateContent,
    Emblems,
    Holder,
    Issuer,
    Logo,
    Qualification,
    Text,
)
from certificates.content.plain import LANGUAGES
from certificates.issuing import wording
from certificates.issuing.assessed import carries_qualification, of_case
from certificates.issuing.names import LONGEST, is_disguised, missing_letters
from certificates.issuing.places import Discretion
from certificates.issuing.told import of_enrolment, of_letter, of_statement
from certificates.issuing.wording import both, same
from certificates.models import Certificate
from certificates.models.certificate import address_of
from programmes.models import Programme, ProgrammeLogo


@dataclass(frozen=True)
class Imprint:
    """What the issue itself adds: numbers, day and signature."""

    serial: str
    number: str
    issued_on: date
    signatory: str


def compose(certificate: Certificate, imprint: Imprint) -> CertificateContent:
    """Read everything anew and say it; raises ValueError for what must never be printed."""
    own = _own(certificate)
    names = _names(certificate, own.get("qualification"))
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
        fixed_sentences=tuple(both(said, **names) for said in _fixed_sentences(certificate)),
        funding=_funding(certificate),
        replaces=certificate.replaces.serial if certificate.replaces else None,
        languages=LANGUAGES if certificate.is_bilingual else LANGUAGES[:1],
        version=certificate.replaces.printed.version + 1 if certificate.replaces else 1,
        emblems=_emblems(certificate),
        **own,
    )


def imprinted(content: CertificateContent, imprint: Imprint) -> CertificateContent:
    """Return the same words under the numbers, the day and the signature of another imprint."""
    return replace(
        content,
        serial=imprint.serial,
        number=imprint.number,
        check_url=address_of(imprint.number),
        issued_on=imprint.issued_on,
        issuer=replace(content.issuer, signatory_name=imprint.signatory),
    )


def _fixed_sentences(certificate: Certificate) -> list[Text]:
    """Return the sentences of its kind. Where the framework has a level after all, and only the
    assessor's competence lacked, a kompetensintyg does not say that it has none.
    """
    first, *rest = certificate.type.fixed_sentences
    if certificate.type.code == COMPETENCE_CERTIFICATE and carries_qualification(certificate):
        return [wording.NO_VALIDATION, *rest]
    return [first, *rest]


def _own(certificate: Certificate) -> dict[str, Any]:
    """Say what this kind of certificate says and no other."""
    if certificate.case:
        return of_case(certificate)
    if certificate.statement:
        return of_statement(certificate)
    return of_letter(certificate) if certificate.letter else of_enrolment(certificate)


def _names(certificate: Certificate, held: Qualification | None) -> dict[str, Text]:
    names = {"issuer": same(settings.ISSUER_NAME)}
    if certificate.case:
        framework = certificate.case.framework
        names |= {"framework": both(framework.title), "version": same(framework.version)}
    if held:
        names |= {"qualification": held.title, "seqf_level": same(str(held.seqf_level))}
    return names


def _holder(certificate: Certificate) -> Holder:
    if missing := missing_letters(certificate.name):
        raise ValueError(f"No font of ours can print {missing!r}.")
    if len(certificate.name) > LONGEST:
        raise ValueError("The name is too long to be printed.")
    if is_disguised(certificate.name):
        raise ValueError("The name is read as another than it is.")
    birth_date = certificate.participant.birth_date if certificate.shows_birth_date else None
    if birth_date and birth_date > timezone.localdate():
        raise ValueError("Nobody is born after today.")
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


def _programme(certificate: Certificate) -> Programme | None:
    return certificate.enrolment.local_project.programme if certificate.enrolment else None


def _funding(certificate: Certificate) -> Text | None:
    programme = _programme(certificate)
    return both(programme.funding_line) if programme and programme.funding_line else None


def _emblems(certificate: Certificate) -> Emblems | None:
    """Show the marks of the programme's funders, beside their words; nothing of why it is paid.
    Where nothing may tell the place, a municipality's mark would: then only the EU's is shown.
    """
    programme, statement = _programme(certificate), _funding(certificate)
    silent = Discretion.of(certificate).is_silent
    marks = programme.logos.all() if programme else ()
    logos = tuple(_logo(each) for each in marks if each.is_eu_emblem or not silent)
    return Emblems(statement, logos) if statement and logos else None


def _logo(logo: ProgrammeLogo) -> Logo:
    picture = "eu" if logo.is_eu_emblem else base64.b64encode(bytes(logo.png)).decode()
    return Logo(both(logo.name), picture, logo.height)
