"""Certificates in the states that tests need, each reached by the steps that people take."""

from datetime import timedelta
from typing import Any

from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from accounts.models import Role, User
from certificates import issuing
from certificates.models import Certificate, RevocationProposal
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


def make_handler(cast: Cast, name: str = "Hanna Vik") -> User:
    """Return one more issuer, who handles protected identities there too."""
    handler = person(name.split(" ")[0].lower(), name)
    employ(handler, cast.issuer, Role.ISSUER, Role.PROTECTED_HANDLER)
    return handler


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


def make_issued_to_skye(cast: Cast, *, by: User) -> Certificate:
    """Return a protected person's certificate, issued by somebody who handles such."""
    certificate = make_draft(cast, participant=cast.skye)
    certificate.accept(by=cast.skye)
    issuing.issue(certificate, by=by, seen=seen_in(certificate))
    return certificate


def make_correction(certificate: Certificate, *, is_linked: bool = False) -> Certificate:
    """Return what will replace a certificate: begun by its holder, who has said yes to it."""
    holder = certificate.participant
    correction = issuing.correct(certificate, by=holder, note="Det ska stå Yusuf.")
    if is_linked:
        correction.link(by=holder, is_linked=True)
    correction.accept(by=holder)
    return correction


def make_replaced(cast: Cast, certificate: Certificate | None = None, **how: bool) -> Certificate:
    """Return a certificate that another one has replaced. One of Amina's, if none."""
    certificate = certificate or make_issued(cast)
    issue(cast, make_correction(certificate, **how))
    certificate.refresh_from_db()
    return certificate


def suspend(cast: Cast, certificate: Certificate, reason: str = "checking") -> Certificate:
    """Let Ines suspend a certificate."""
    certificate.suspend(by=cast.ines, reason=reason, note="En fråga från en arbetsgivare.")
    return certificate


def make_suspended(cast: Cast) -> Certificate:
    """Return a certificate that does not hold for the time being."""
    return suspend(cast, make_issued(cast))


def propose(
    cast: Cast, certificate: Certificate | None = None, reason: str = "issued_in_error"
) -> RevocationProposal:
    """Let Ines propose that a certificate should no longer hold. One of Amina's, if none."""
    return RevocationProposal.make(
        certificate or make_issued(cast),
        by=cast.ines,
        reason=reason,
        note="Fel person, säger Sara.",
        happened_on=timezone.localdate(),
    )


def make_heard(cast: Cast, certificate: Certificate | None = None) -> RevocationProposal:
    """Return a proposal that the holder has answered."""
    proposal = propose(cast, certificate)
    proposal.reply(by=proposal.participant, words="Det var jag.")
    return proposal


def make_revoked(cast: Cast) -> Certificate:
    """Return a certificate that Ines proposed to revoke, and that Isak revoked."""
    return revoke(cast, make_issued(cast))


def revoke(cast: Cast, certificate: Certificate) -> Certificate:
    """Let Ines propose it, the holder answer, and Isak decide."""
    make_heard(cast, certificate).uphold(by=cast.isak, note="Ada och Sara är överens.")
    certificate.refresh_from_db()
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
