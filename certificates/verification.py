"""What anyone may know who holds a number: whether its certificate is genuine, and what it says."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from certificates import numbers
from certificates.content import CertificateContent
from certificates.models import Certificate

STATES = VALID, REPLACED, REVOKED, UNKNOWN = "valid", "replaced", "revoked", "unknown"


@dataclass(frozen=True)
class Verdict:
    """The answer to one question. Only a valid certificate shows its content."""

    state: str
    checked_at: datetime
    content: CertificateContent | None = None
    number: str = ""
    certificate: Certificate | None = None  # a valid one, for whoever keeps its page
    since: date | None = None  # when it was replaced or revoked

    @property
    def is_valid(self) -> bool:
        return self.state == VALID

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
    """Answer for a number in canonical form. One query, whatever the answer."""
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
        return Verdict(VALID, now, certificate.printed, number, certificate)
    if certificate.is_replaced:
        return Verdict(REPLACED, now, None, number, since=_day(certificate.replaced_by.issued_at))
    return Verdict(REVOKED, now, None, number, since=_day(certificate.revocation.made_at))


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
