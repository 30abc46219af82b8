"""The issuer's word: certificates, frozen when issued, and what became of them."""

from certificates.models.certificate import Certificate
from certificates.models.kept_page import KeptPage
from certificates.models.kind import CertificateType
from certificates.models.ledger import LedgerKind, LedgerRow, LedgerSalt
from certificates.models.register import CertificateDocument, Revocation, SerialYear
from certificates.models.share import ShareLink

__all__ = [
    "Certificate",
    "CertificateDocument",
    "CertificateType",
    "KeptPage",
    "LedgerKind",
    "LedgerRow",
    "LedgerSalt",
    "Revocation",
    "SerialYear",
    "ShareLink",
]
