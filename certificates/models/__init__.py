"""The issuer's word: certificates, frozen when issued, and what became of them."""

from certificates.models.certificate import Certificate
from certificates.models.kind import CertificateType
from certificates.models.proposal import HolderReply, HolderRequest, RevocationProposal
from certificates.models.register import CertificateDocument, Revocation, SerialYear
from certificates.models.suspension import Reinstatement, Suspension

__all__ = [
    "Certificate",
    "CertificateDocument",
    "CertificateType",
    "HolderReply",
    "HolderRequest",
    "Reinstatement",
    "Revocation",
    "RevocationProposal",
    "SerialYear",
    "Suspension",
]
