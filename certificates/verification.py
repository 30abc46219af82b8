"""What anyone may know who holds a number: whether its certificate is genuine, and what it says."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from django.utils import timezone

from certificates import keys, numbers
from certificates.content import CertificateContent
from certificates.models import Certificate, CertificateDocument
from certificates.pdf.examination import Problem
from certificates.pdf.examine import examine

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
    certificate: Certificate | None = None  # a valid one, for whoever keeps its page
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
        return Verdict(VALID, now, certificate.printed, number, certificate)
    if certificate.is_suspended:
        return Verdict(SUSPENDED, now, None, number, since=_day(certificate.suspension.made_at))
    if certificate.is_replaced:
        newer = certificate.replaced_by
        since = _day(newer.issued_at)
        successor = newer.number if newer.is_linked and newer.is_in_force else None
        return Verdict(REPLACED, now, None, number, since=since, successor_number=successor)
    return Verdict(REVOKED, now, None, number, since=_day(certificate.revocation.made_at))


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


class Kind(StrEnum):
    """What a file that somebody hands in is to us."""

    UNTOUCHED = "untouched"  # ours, bit for bit
    CHANGED = "changed"  # of a certificate of ours, or under our seal; not as we made it
    FOREIGN = "foreign"  # nothing of ours
    UNREADABLE = "unreadable"  # no PDF, or one that nobody can read


@dataclass(frozen=True)
class FileVerdict:
    """The answer to one file. `verdict` is of the certificate it belongs to, if there is one."""

    kind: Kind
    verdict: Verdict | None = None
    problem: Problem | None = None

    @property
    def is_untouched(self) -> bool:
        return self.kind == Kind.UNTOUCHED

    @property
    def is_changed(self) -> bool:
        return self.kind == Kind.CHANGED

    @property
    def is_foreign(self) -> bool:
        return self.kind == Kind.FOREIGN

    @property
    def is_too_large(self) -> bool:
        return self.problem == Problem.TOO_LARGE

    @property
    def is_no_pdf(self) -> bool:
        return self.problem == Problem.NOT_A_PDF


def check_file(pdf: bytes) -> FileVerdict:
    """Answer for a file: by its digest in the register, else by what it says of itself.

    Nothing of it is kept. A file that says a number of ours is compared with what we know.
    """
    ours = CertificateDocument.objects.filter(sha256=sha256(pdf).hexdigest())
    if number := ours.values_list("certificate__number", flat=True).first():
        return FileVerdict(Kind.UNTOUCHED, check(str(number)))
    found = examine(pdf, keys.trust())
    verdict = check(found.number) if found.number else None
    if verdict and not verdict.is_unknown:
        return FileVerdict(Kind.CHANGED, verdict)
    if found.is_ours:
        return FileVerdict(Kind.CHANGED)
    if found.problem in UNREAD:
        return FileVerdict(Kind.UNREADABLE, problem=found.problem)
    return FileVerdict(Kind.FOREIGN)


# An encrypted or heavy file is not ours; of these we know nothing.
UNREAD = (Problem.TOO_LARGE, Problem.NOT_A_PDF, Problem.DAMAGED)
