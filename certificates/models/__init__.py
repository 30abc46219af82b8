"""The issuer's word: certificates, frozen when issued, and what became of them."""

from certificates.models.batch import Batch, BatchRow
from certificates.models.certificate import Certificate
from certificates.models.change import ChangeRequest
from certificates.models.kept_page import KeptPage
from certificates.models.kind import CertificateType
from certificates.models.ledger import LedgerKind, LedgerRow, LedgerSalt
from certificates.models.letter import CompetenceLetter, LetterSituation
from certificates.models.proposal import HolderReply, HolderRequest, RevocationProposal
from certificates.models.register import CertificateDocument, Revocation, SerialYear
from certificates.models.share import ShareLink
from certificates.models.statement import MyCertificates, Statement, StatementRequest, Written
from certificates.models.suspension import Reinstatement, Suspension
from certificates.models.words import CertificateWord

__all__ = [
    "Batch",
    "BatchRow",
    "Certificate",
    "CertificateDocument",
    "CertificateType",
    "CertificateWord",
    "ChangeRequest",
    "CompetenceLetter",
    "HolderReply",
    "HolderRequest",
    "KeptPage",
    "LedgerKind",
    "LedgerRow",
    "LedgerSalt",
    "LetterSituation",
    "MyCertificates",
    "Reinstatement",
    "Revocation",
    "RevocationProposal",
    "SerialYear",
    "ShareLink",
    "Statement",
    "StatementRequest",
    "Suspension",
    "Written",
]
