"""From a decided case to an issued certificate: what needs case, register and document at once."""

import hashlib
import json
from dataclasses import replace

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from certificates import numbers
from certificates.content import CertificateContent, Holder
from certificates.document import render_pdf
from certificates.issuing import wording
from certificates.issuing.asking import confirm_letter, sign_statement
from certificates.issuing.assessed import reached_in
from certificates.issuing.composing import Imprint, compose, imprinted
from certificates.issuing.drafting import (
    checked_cases,
    correct,
    draft,
    draft_participation,
    enrolments_for,
    enrolments_named,
)
from certificates.issuing.kinds import NOT_USED, can_come_of, is_used, offers_to, refuse_unless_used
from certificates.issuing.sealing import sealed
from certificates.models import Certificate, MyCertificates, SerialYear
from competencies.models import Competency
from lifecycle.transitions import Refused

__all__ = [
    "UNPRINTABLE",
    "accept",
    "can_come_of",
    "checked_cases",
    "confirm_letter",
    "correct",
    "draft",
    "draft_participation",
    "enrolments_for",
    "enrolments_named",
    "fingerprint",
    "is_used",
    "issue",
    "obstacle",
    "offers_to",
    "paper",
    "preview",
    "reached",
    "read",
    "refuse_unless_used",
    "sign_statement",
]

# Neither can ever be given out: the letter U is no symbol of a number, and a serial has a year.
PREVIEW_NUMBER = "XXXXXXXXXXXXXXXXU"
PREVIEW_SERIAL = "UTKAST"
CHANGED = _("The text has changed. Look through it once more.")
UNPRINTABLE = _("This text cannot be printed. The holder has to look at the name once more.")


def reached(certificate: Certificate) -> QuerySet[Competency]:
    """Return what the holder can choose among; nothing for a certificate of participation."""
    decisions = reached_in(certificate.case) if certificate.case else []
    return Competency.objects.filter(pk__in=[decision.competency_id for decision in decisions])


def read(certificate: Certificate, reader: User | None = None) -> CertificateContent | None:
    """Return what stands on it; before it is issued, what would stand on it today.

    A reader other than the holder sees no name that a protected person keeps to themselves.
    None while its name cannot be printed: then the holder has to choose another.
    """
    if certificate.is_issued:
        return certificate.printed
    try:
        return _seen_by(reader, certificate, preview(certificate))
    except ValueError:
        return None


def preview(certificate: Certificate) -> CertificateContent:
    """Say what the certificate would say if it were issued today, under a number that is none."""
    today = timezone.localdate()
    return compose(
        certificate, Imprint(PREVIEW_SERIAL, PREVIEW_NUMBER, today, settings.ISSUER_NAME)
    )


def paper(certificate: Certificate, reader: User | None = None) -> bytes:
    """Return the paper as it left the house; before that, a preview that says it is none."""
    if certificate.is_issued:
        return bytes(certificate.document.pdf)
    try:
        content = _seen_by(reader, certificate, preview(certificate))
        return render_pdf(_marked(content))
    except ValueError as error:
        raise Refused(UNPRINTABLE, subject=certificate) from error


def _marked(content: CertificateContent) -> CertificateContent:
    """Say on the paper that it is none yet, and leave every other word as it will be."""
    return replace(content, subtitle=wording.dotted(wording.NOT_ISSUED, content.subtitle))


@transaction.atomic
def accept(certificate: Certificate, *, by: User, seen: str) -> None:
    """Say yes to the text as it was seen, if it can be printed at all and is the same still.

    `seen` is the fingerprint of what the holder has looked at. The row is locked first: whoever
    changes what stands on it locks it, too.
    """
    locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
    content = read(locked)
    if content is None:
        raise Refused(UNPRINTABLE, subject=certificate)
    if not is_used(locked):
        raise Refused(NOT_USED, subject=MyCertificates())
    if locked.is_draft and fingerprint(content) != seen:
        raise Refused(CHANGED, subject=certificate)
    certificate.accept(by=by)


def _seen_by(
    reader: User | None, certificate: Certificate, content: CertificateContent
) -> CertificateContent:
    if reader in (None, certificate.participant) or not certificate.hides_name:
        return content
    return replace(content, holder=Holder(certificate.known_as))


def fingerprint(content: CertificateContent) -> str:
    """Name a content shortly, so that what was looked at can be told from what is there now.

    Without the day of issue: whoever looks in the evening has seen what is there in the morning.
    """
    plain = json.dumps(content.to_json() | {"issued_on": None}, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:32]


def issue(certificate: Certificate, *, by: User, seen: str) -> None:
    """Let an accepted certificate out, in one piece or not at all.

    `seen` is the fingerprint of the preview that the issuer has looked at: if anything has changed
    since, they look once more. Drawing and sealing take time, and may ask a service elsewhere: so
    they are done between two looks, while nobody waits for the database. Call it outside of any
    transaction.
    """
    try:
        fresh = Certificate.objects.get(pk=certificate.pk)
        content = imprinted(_looked_at(fresh, seen), _new_imprint(by))
        pdf = sealed(render_pdf(content), certificate)
        _let_out(certificate, content, pdf, by=by, seen=seen)
    except ValueError as error:
        raise Refused(UNPRINTABLE, subject=certificate) from error


@transaction.atomic
def _let_out(
    certificate: Certificate, content: CertificateContent, pdf: bytes, *, by: User, seen: str
) -> None:
    locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
    _looked_at(locked, seen)
    assessor = locked.case.assessor if locked.case else None
    certificate.issue(content, pdf, by=by, assessor=assessor)
    _close_what_came_before(locked, by=by)


@transaction.atomic  # of its own at the first look; part of the other's at the second
def _looked_at(certificate: Certificate, seen: str) -> CertificateContent:
    """Return what the issuer has seen, or refuse: it may not be issued, or says something else."""
    _refuse_unless_ready(certificate)
    content = preview(certificate)
    if fingerprint(content) != seen:
        raise Refused(CHANGED, subject=certificate)
    return content


def obstacle(certificate: Certificate) -> str:
    """Say why it may not be issued as it stands today; nothing where it may."""
    try:
        with transaction.atomic():
            _refuse_unless_ready(certificate)
    except Refused as refused:
        return str(refused)
    return ""


def _refuse_unless_ready(certificate: Certificate) -> None:
    if not certificate.allows("issue"):
        raise Refused(_("That is no longer possible. Someone was faster."), subject=certificate)
    _refuse_if_base_is_gone(certificate)
    if not is_used(certificate):
        raise Refused(NOT_USED, subject=certificate)
    if certificate.is_asked_to_change:
        raise Refused(
            _("The holder has asked for a change. Answer that first."), subject=certificate
        )


def _new_imprint(by: User) -> Imprint:
    today = timezone.localdate()
    return Imprint(SerialYear.take(today.year), numbers.new_number(), today, by.name)


def _refuse_if_base_is_gone(certificate: Certificate) -> None:
    """Look at the one that would be replaced, locked, so that it stays as it is seen here."""
    if certificate.replaces is None:
        return
    replaced = Certificate.objects.select_for_update().get(pk=certificate.replaces.pk)
    if not replaced.allows("replace"):
        raise Refused(
            _("The certificate that it would replace is no longer valid."), subject=certificate
        )
    if replaced.proposal:
        raise Refused(
            _("It is proposed to revoke the certificate that it would replace. Decide that first."),
            subject=replaced.proposal,
        )


def _close_what_came_before(certificate: Certificate, *, by: User) -> None:
    if certificate.replaces:
        certificate.replaces.replace(by=by)
    if certificate.case and certificate.case.allows("close"):
        certificate.case.close(by=by)
