"""Who may do what with certificates. When it can be done is the transition table's business."""

from accounts.models import Role, User
from assessments.models import AssessmentCase
from certificates.issuing.separation import obstacle
from certificates.models import (
    Batch,
    Certificate,
    ChangeRequest,
    CompetenceLetter,
    RevocationProposal,
    ShareLink,
    StatementRequest,
)
from programmes.models import Enrolment


def read_own_certificates(user: User) -> bool:
    """Anyone who has signed in, for their own."""
    return user.is_active


def draft_certificate(user: User, case: AssessmentCase) -> bool:
    """The participant whose case it is."""
    return user == case.participant


def choose_certificate(user: User, certificate: Certificate) -> bool:
    """The holder."""
    return user == certificate.participant


def accept_certificate(user: User, certificate: Certificate) -> bool:
    """The holder."""
    return user == certificate.participant


def reopen_certificate(user: User, certificate: Certificate) -> bool:
    """The holder; and an issuer, who then asks the holder to look through it once more."""
    return user == certificate.participant or user.has_role(Role.ISSUER)


def drop_certificate(user: User, certificate: Certificate) -> bool:
    """Nobody by hand: it is done when the certificate it would replace is revoked."""
    return False


def issue_certificate(user: User, certificate: Certificate) -> bool:
    """An issuer who neither assessed the case nor was ever on the holder's team."""
    assessor = certificate.case.assessor if certificate.case else None
    return user != assessor and _is_impartial_issuer(user, certificate)


def issue_batch(user: User) -> bool:
    """An issuer; each certificate is then asked about by itself."""
    return user.has_role(Role.ISSUER)


def show_batch(user: User, batch: Batch) -> bool:
    """The issuer who began it."""
    return user == batch.by


def replace_certificate(user: User, certificate: Certificate) -> bool:
    """Whoever issues the corrected certificate, in that same step."""
    return _is_impartial_issuer(user, certificate)


def correct_certificate(user: User, certificate: Certificate) -> bool:
    """An issuer who was never on the holder's team."""
    return _is_impartial_issuer(user, certificate)


def correct_own_certificate(user: User, certificate: Certificate) -> bool:
    """The holder, as often as they like."""
    return user == certificate.participant


def link_certificate(user: User, certificate: Certificate) -> bool:
    """The holder: whether the page of the old certificate leads to the new one."""
    return user == certificate.participant


def suspend_certificate(user: User, certificate: Certificate) -> bool:
    """An issuer who was never on the holder's team."""
    return _is_impartial_issuer(user, certificate)


def reinstate_certificate(user: User, certificate: Certificate) -> bool:
    """An issuer who was never on the holder's team."""
    return _is_impartial_issuer(user, certificate)


def revoke_certificate(user: User, certificate: Certificate) -> bool:
    """Nobody alone: whoever upholds a colleague's proposal, in that same step."""
    return user.pk != certificate.assessor_id and _is_impartial_issuer(user, certificate)


def request_revocation(user: User, certificate: Certificate) -> bool:
    """The holder."""
    return user == certificate.participant


def propose_revocation(user: User, certificate: Certificate) -> bool:
    """An issuer who was never on the holder's team."""
    return _is_impartial_issuer(user, certificate)


def read_proposals(user: User) -> bool:
    """An issuer; those about protected persons only one who handles such."""
    return user.has_role(Role.ISSUER)


def show_proposal(user: User, proposal: RevocationProposal) -> bool:
    """The holder, who reads it on a page of their own; and an issuer."""
    return user == proposal.participant or user.has_role(Role.ISSUER)


def reply_to_proposal(user: User, proposal: RevocationProposal) -> bool:
    """The holder."""
    return user == proposal.participant


def uphold_proposal(user: User, proposal: RevocationProposal) -> bool:
    """Another issuer than proposed it, who neither assessed it nor was ever on the team."""
    return not obstacle(user, proposal)


def dismiss_proposal(user: User, proposal: RevocationProposal) -> bool:
    """Another issuer than proposed it, who neither assessed it nor was ever on the team."""
    return not obstacle(user, proposal)


def start_participation(user: User) -> bool:
    """An issuer; for a protected person, one who handles such."""
    return user.has_role(Role.ISSUER)


def read_register(user: User) -> bool:
    """An issuer; protected persons are in it only for one who handles such."""
    return user.has_role(Role.ISSUER)


def export_register(user: User) -> bool:
    """An issuer; protected persons are in it only for one who handles such."""
    return user.has_role(Role.ISSUER)


def examine_certificate(user: User, certificate: Certificate) -> bool:
    """An issuer; of a protected person, one who handles such."""
    return user.has_role(Role.ISSUER)


def share_certificate(user: User, certificate: Certificate) -> bool:
    """The holder."""
    return user == certificate.participant


def ask_for_change(user: User, certificate: Certificate) -> bool:
    """The holder."""
    return user == certificate.participant


def copy_certificate(user: User, certificate: Certificate) -> bool:
    """The holder."""
    return user == certificate.participant


def show_link(user: User, link: ShareLink) -> bool:
    """The holder who made it."""
    return user == link.participant


def close_link(user: User, link: ShareLink) -> bool:
    """The holder who made it."""
    return user == link.participant


def expire_link(user: User, link: ShareLink) -> bool:
    """Nobody: the calendar does it, when the day has come that the holder chose."""
    return False


def read_shared(user: User | None, link: ShareLink) -> bool:
    """Whoever holds the link, as long as it is open."""
    return True


def answer_change(user: User, change: ChangeRequest) -> bool:
    """An issuer who was never on the holder's team."""
    return _is_impartial_issuer(user, change.certificate)


def ask_for_statement(user: User) -> bool:
    """Anyone who has signed in, about their own placements."""
    return user.is_active


def ask_for_statement_of(user: User, enrolment: Enrolment) -> bool:
    """Whoever on the team is assigned to the participant today."""
    return enrolment.is_followed_by(user)


def sign_statement(user: User | None, request: StatementRequest) -> bool:
    """Whoever holds the link, except where the participant is signed in."""
    return user is None or user != request.participant


def decline_statement(user: User | None, request: StatementRequest) -> bool:
    """Whoever holds the link, except where the participant is signed in."""
    return sign_statement(user, request)


def withdraw_statement(user: User, request: StatementRequest) -> bool:
    """The participant, and whoever on the team is assigned to them today."""
    mine = Enrolment.objects.followed_by(user).filter(participant=request.participant)
    return user == request.participant or mine.exists()


def start_letter(user: User) -> bool:
    """Anyone who has signed in, with words of their own."""
    return user.is_active


def write_letter(user: User, letter: CompetenceLetter) -> bool:
    """The participant whose words they are."""
    return user == letter.participant


def ask_letter(user: User, letter: CompetenceLetter) -> bool:
    """The participant whose words they are."""
    return user == letter.participant


def rewrite_letter(user: User, letter: CompetenceLetter) -> bool:
    """The participant whose words they are."""
    return user == letter.participant


def confirm_letter(user: User, letter: CompetenceLetter) -> bool:
    """Whom of the team the participant says they talked with."""
    return user == letter.partner


def send_back_letter(user: User, letter: CompetenceLetter) -> bool:
    """Whom of the team the participant says they talked with."""
    return user == letter.partner


def _is_impartial_issuer(user: User, certificate: Certificate) -> bool:
    return (
        user.has_role(Role.ISSUER)
        and user != certificate.participant
        and not Enrolment.was_ever_followed_by(certificate.participant, user)
    )
