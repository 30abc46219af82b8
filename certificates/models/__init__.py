"""The issuer's word: certificates, frozen when issued, and what became of them."""

from certificates.models.certificate import Certificate
from certificates.models.change import ChangeRequest
from certificates.models.kind import CertificateType
from certificates.models.letter import CompetenceLetter, LetterSituation
from certificates.models.register import CertificateDocument, Revocation, SerialYear
from certificates.models.statement import Statement, StatementRequest, Written

__all__ = [
    "Certificate",
    "CertificateDocument",
    "CertificateType",
    "ChangeRequest",
    "CompetenceLetter",
    "LetterSituation",
    "Revocation",
    "SerialYear",
    "Statement",
    "StatementRequest",
    "Written",
]
