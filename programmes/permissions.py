"""Who may do what with enrolments. When it can be done is the table of transitions' business."""

from accounts.models import Role, User
from programmes.models import ENROLLERS, Enrolment, EnrolmentDraft


def read_enrolments(user: User) -> bool:
    """The team and the project lead, each in their own organisation."""
    return user.has_role(*ENROLLERS)


def enrol_participant(user: User) -> bool:
    """The team and the project lead, into the projects of their own organisation."""
    return user.has_role(*ENROLLERS)


def write_draft(user: User, draft: EnrolmentDraft) -> bool:
    """Whoever began it, as long as they work there."""
    return user.has_role(*ENROLLERS, at=draft.local_project.organisation_id)


def keep_enrolment(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, and the staff assigned to the participant."""
    return Enrolment.objects.kept_by(user).filter(pk=enrolment.pk).exists()


def start_enrolment(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, and the staff assigned to the participant."""
    return keep_enrolment(user, enrolment)


def add_address(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, and the staff assigned to the participant."""
    return keep_enrolment(user, enrolment)


def pause_enrolment(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, and the staff assigned to the participant."""
    return keep_enrolment(user, enrolment)


def resume_enrolment(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, and the staff assigned to the participant."""
    return keep_enrolment(user, enrolment)


def complete_enrolment(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, and the staff assigned to the participant."""
    return keep_enrolment(user, enrolment)


def withdraw_enrolment(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, and the staff assigned to the participant."""
    return keep_enrolment(user, enrolment)


def move_enrolment(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation."""
    return assign_staff(user, enrolment)


def assign_staff(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation; of a protected identity, a handler of such there."""
    role = Role.PROTECTED_HANDLER if enrolment.participant.is_protected else Role.PROJECT_LEAD
    return user.has_role(role, at=enrolment.local_project.organisation_id)


def retain_enrolment(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, when the programme is closed."""
    return assign_staff(user, enrolment)


def erase_enrolment(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, when the time of keeping is over."""
    return assign_staff(user, enrolment)
