"""Who may do what with certificates. When it can be done is the transition table's business."""

from accounts.models import Role, User
from assessments.models import AssessmentCase
from certificates.models import Certificate, ShareLink
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


def issue_certificate(user: User, certificate: Certificate) -> bool:
    """An issuer who neither assessed the case nor was ever on the holder's team."""
    assessor = certificate.case.assessor if certificate.case else None
    return user != assessor and _is_impartial_issuer(user, certificate)


def replace_certificate(user: User, certificate: Certificate) -> bool:
    """Whoever issues the corrected certificate, in that same step."""
    return _is_impartial_issuer(user, certificate)


def correct_certificate(user: User, certificate: Certificate) -> bool:
    """An issuer who was never on the holder's team."""
    return _is_impartial_issuer(user, certificate)


def revoke_certificate(user: User, certificate: Certificate) -> bool:
    """An issuer who was never on the holder's team."""
    return _is_impartial_issuer(user, certificate)


def start_participation(user: User) -> bool:
    """An issuer; for a protected person, one who handles such."""
    return user.has_role(Role.ISSUER)


def read_register(user: User) -> bool:
    """An issuer; protected persons are in it only for one who handles such."""
    return user.has_role(Role.ISSUER)


def examine_certificate(user: User, certificate: Certificate) -> bool:
    """An issuer; of a protected person, one who handles such."""
    return user.has_role(Role.ISSUER)


def share_certificate(user: User, certificate: Certificate) -> bool:
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


def _is_impartial_issuer(user: User, certificate: Certificate) -> bool:
    return (
        user.has_role(Role.ISSUER)
        and user != certificate.participant
        and not Enrolment.was_ever_followed_by(certificate.participant, user)
    )
