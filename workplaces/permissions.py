"""Who may do what with the register of supervisors."""

from accounts.models import User
from workplaces.models import KEEPERS, Supervisor


def read_supervisors(user: User) -> bool:
    """The team and the project lead, each in their own organisation's register."""
    return user.has_role(*KEEPERS)


def approve_supervisor(user: User, supervisor: Supervisor) -> bool:
    """The team and the project lead of the organisation that keeps the register."""
    return user.has_role(*KEEPERS, at=supervisor.organisation_id)


def vouch_supervisor(user: User, supervisor: Supervisor) -> bool:
    """The team and the project lead of the organisation that keeps the register."""
    return approve_supervisor(user, supervisor)


def merge_supervisor(user: User, supervisor: Supervisor) -> bool:
    """The team and the project lead of the organisation that keeps the register."""
    return approve_supervisor(user, supervisor)


def reject_supervisor(user: User, supervisor: Supervisor) -> bool:
    """The team and the project lead of the organisation that keeps the register."""
    return approve_supervisor(user, supervisor)


def correct_supervisor(user: User, supervisor: Supervisor) -> bool:
    """The team and the project lead of the organisation that keeps the register."""
    return approve_supervisor(user, supervisor)
