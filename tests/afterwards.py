"""What became of some certificates after they were issued: the last part of the story."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from certificates import issuing
from certificates.models import Certificate, Revocation, RevocationProposal, Suspension
from programmes.models import Enrolment
from tests.cast import Cast
from tests.certificates.certificates import issue


def tell_what_became_of_others(cast: Cast) -> None:
    """One waits for a colleague, one is paused, and one does not hold any longer."""
    leo, oksana = (User.objects.get(name__startswith=name) for name in ("Leo", "Oksana"))
    proposal = propose(cast, took_part(cast, leo), "Projektet säger att Leo var med en vecka.")
    proposal.reply(by=leo, words="Jag var med från januari. Sara vet, hon var där varje gång.")
    took_part(cast, cast.mehari).suspend(
        by=cast.ines,
        reason=Suspension.Reason.MISUSED,
        note="En arbetsgivare fick se det av någon som hade ett annat namn.",
    )
    gone = propose(cast, took_part(cast, oksana), "Utfärdat i fel projekt.")
    gone.reply(by=oksana, words="Ja, det blev fel. Jag vill ha ett rätt i stället.")
    gone.uphold(by=cast.isak, note="Alla är överens. Oksana får ett nytt från rätt projekt.")


def took_part(cast: Cast, participant: User) -> Certificate:
    """Let somebody have a certificate that they took part."""
    enrolment = Enrolment.objects.filter(participant=participant).earliest("pk")
    certificate = issuing.draft_participation(enrolment, by=cast.ines)
    certificate.accept(by=participant)
    return issue(cast, certificate)


def propose(cast: Cast, certificate: Certificate, note: str) -> RevocationProposal:
    """Let Ines propose that a certificate should no longer hold."""
    return RevocationProposal.make(
        certificate,
        by=cast.ines,
        reason=Revocation.Reason.ISSUED_IN_ERROR,
        note=note,
        happened_on=timezone.localdate() - timedelta(days=5),
    )
