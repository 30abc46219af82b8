"""Certificates in the states that tests need, each reached by the steps that people take."""

from datetime import timedelta
from typing import Any

from django.core import mail
from django.core.mail import EmailMessage

from accounts.models import Role, User
from certificates import issuing
from certificates.models import Certificate
from lifecycle.models import Letter
from lifecycle.post import deliver
from programmes.models import Enrolment
from tests.assessments.cases import make_checked_case
from tests.cast import START, Cast, employ, person

LEVELS: dict[str, int | None] = {"A1.1": 3, "A4.1": 2}


def make_draft(
    cast: Cast, levels: dict[str, int | None] | None = None, *, participant: User | None = None
) -> Certificate:
    """Return a certificate that its holder looks through. Amina's, if nobody's."""
    case = make_checked_case(cast, levels or LEVELS, participant=participant)
    return issuing.draft(case, by=case.participant)


def choose(certificate: Certificate, **choices: Any) -> None:
    """Let the holder change something and leave the rest."""
    now: dict[str, Any] = {
        "name": certificate.name,
        "competencies": list(certificate.competencies.all()),
        "shows_workplace": certificate.shows_workplace,
        "shows_birth_date": certificate.shows_birth_date,
    }
    certificate.choose(by=certificate.participant, **{**now, **choices})


def make_handler(cast: Cast) -> User:
    """Return a second issuer, who handles protected identities there too."""
    hanna = person("hanna", "Hanna Vik")
    employ(hanna, cast.issuer, Role.ISSUER, Role.PROTECTED_HANDLER)
    return hanna


def make_accepted(cast: Cast, **choices: Any) -> Certificate:
    """Return Amina's certificate, which she has said yes to."""
    certificate = make_draft(cast)
    if choices:
        choose(certificate, **choices)
    certificate.accept(by=certificate.participant)
    return certificate


def issue(cast: Cast, certificate: Certificate) -> Certificate:
    """Let Ines look at an accepted certificate and issue it."""
    issuing.issue(certificate, by=cast.ines, seen=seen_in(certificate))
    return certificate


def make_issued(cast: Cast, **choices: Any) -> Certificate:
    """Return Amina's certificate, which Ines has issued."""
    return issue(cast, make_accepted(cast, **choices))


def make_replaced(cast: Cast) -> Certificate:
    """Return a certificate that another one has replaced."""
    certificate = make_issued(cast)
    correction = issuing.correct(certificate, by=cast.ines)
    correction.accept(by=cast.amina)
    issue(cast, correction)
    certificate.refresh_from_db()
    return certificate


def make_revoked(cast: Cast) -> Certificate:
    """Return a certificate that Ines has revoked."""
    certificate = make_issued(cast)
    certificate.revoke(by=cast.ines, reason="issued_in_error", note="Fel person, säger Sara.")
    return certificate


def make_participation(cast: Cast, day: int) -> Certificate:
    """Return a certificate of Mehari's that waits to be issued; another one for each day."""
    enrolment = Enrolment.objects.create(
        participant=cast.mehari,
        local_project=cast.mehari.enrolments.get(starts_on=START).local_project,
        starts_on=START + timedelta(days=day),
    )
    certificate = issuing.draft_participation(enrolment, by=cast.ines)
    certificate.accept(by=cast.mehari)
    return certificate


def seen_in(certificate: Certificate) -> str:
    """Return what an issuer's page says they have looked at."""
    return issuing.fingerprint(issuing.preview(certificate))


def letters_about(certificate: Certificate) -> list[EmailMessage]:
    """Deliver the waiting letters about a certificate and return what arrived just now."""
    before = len(mail.outbox)
    waiting = Letter.objects.filter(
        writer__startswith="certificates.", subject_id=certificate.pk, state=Letter.State.WAITING
    )
    for letter in waiting.order_by("pk"):
        deliver.call(letter.pk)
    return mail.outbox[before:]
