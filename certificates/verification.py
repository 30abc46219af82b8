"""What anyone may know who holds a number: whether its certificate is genuine, and what it says."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from certificates import numbers
from certificates.content import CertificateContent
from certificates.models import Certificate

VALID, SUSPENDED, REPLACED, REVOKED = "valid", "suspended", "replaced", "revoked"
UNKNOWN = "unknown"
STATES = VALID, SUSPENDED, REPLACED, REVOKED, UNKNOWN


@dataclass(frozen=True)
class Verdict:
    """The answer to one question. Only a valid certificate shows its content."""

    state: str
    checked_at: datetime
    content: CertificateContent | None = None
    number: str = ""
    since: date | None = None  # when it was suspended, replaced or revoked
    successor_number: str | None = None  # of the one that replaced it, if the holder leads there

    @property
    def is_valid(self) -> bool:
        return self.state == VALID

    @property
    def is_suspended(self) -> bool:
        return self.state == SUSPENDED

    @property
    def is_replaced(self) -> bool:
        return self.state == REPLACED

    @property
    def is_revoked(self) -> bool:
        return self.state == REVOKED

    @property
    def is_unknown(self) -> bool:
        return self.state == UNKNOWN

    @property
    def shown_number(self) -> str:
        return numbers.display(self.number)


def check(number: str) -> Verdict:
    """Answer for a number in canonical form. One query; since when it is suspended is one more."""
    now = timezone.now()
    certificate = (
        Certificate.objects.issued()
        .select_related("replaced_by", "revocation")
        .filter(number=number)
        .first()
    )
    if certificate is None:
        return Verdict(UNKNOWN, now)
    if certificate.is_valid:
        return Verdict(VALID, now, certificate.printed, number)
    if certificate.is_suspended:
        return Verdict(SUSPENDED, now, None, number, _day(certificate.suspension.made_at))
    if certificate.is_replaced:
        newer = certificate.replaced_by
        successor = newer.number if newer.is_linked else None
        return Verdict(REPLACED, now, None, number, _day(newer.issued_at), successor)
    return Verdict(REVOKED, now, None, number, _day(certificate.revocation.made_at))


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
