"""Who may do what with places, the people there, and placements."""

from accounts.models import Role, User
from workplaces.models import KEEPERS, PLACERS, Placement, Supervisor, Workplace


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


# Places


def read_workplaces(user: User) -> bool:
    """The team and the project lead, each in their own organisation's register."""
    return user.has_role(*KEEPERS)


def add_workplace(user: User) -> bool:
    """The recruiter and the project lead."""
    return user.has_role(*PLACERS)


def describe_workplace(user: User, workplace: Workplace) -> bool:
    """The recruiter and the project lead of the organisation that keeps the register."""
    return user.has_role(*PLACERS, at=workplace.organisation_id)


def name_contact(user: User, workplace: Workplace) -> bool:
    """The recruiter and the project lead of the organisation that keeps the register."""
    return describe_workplace(user, workplace)


def note_agreement(user: User, workplace: Workplace) -> bool:
    """The recruiter and the project lead of the organisation that keeps the register."""
    return describe_workplace(user, workplace)


def close_workplace(user: User, workplace: Workplace) -> bool:
    """The recruiter and the project lead of the organisation that keeps the register."""
    return describe_workplace(user, workplace)


def reopen_workplace(user: User, workplace: Workplace) -> bool:
    """The recruiter and the project lead of the organisation that keeps the register."""
    return describe_workplace(user, workplace)


# Placements


def read_placements(user: User) -> bool:
    """Those who find places, and those who handle protected identities."""
    return user.has_role(*PLACERS, Role.PROTECTED_HANDLER)


def read_placement(user: User, placement: Placement) -> bool:
    """Those who find places there; for a protected person only their handlers."""
    roles = {Role.PROTECTED_HANDLER} if placement.participant.is_protected else PLACERS
    return user.has_role(*roles, at=placement.workplace.organisation_id)


def plan_placement(user: User, workplace: Workplace) -> bool:
    """Those who find places there, and those who handle protected identities, for such alone."""
    return user.has_role(*PLACERS, Role.PROTECTED_HANDLER, at=workplace.organisation_id)


def agree_placement(user: User, placement: Placement) -> bool:
    """Those who find places there; for a protected person only their handlers."""
    return read_placement(user, placement)


def exceed_placement(user: User, placement: Placement) -> bool:
    """The project lead, where a place has as many people as it takes."""
    return user.has_role(Role.PROJECT_LEAD, at=placement.workplace.organisation_id)


def check_off_placement(user: User, placement: Placement) -> bool:
    """Those who find places there; for a protected person only their handlers."""
    return read_placement(user, placement)


def describe_placement(user: User, placement: Placement) -> bool:
    """Those who find places there; for a protected person only their handlers."""
    return read_placement(user, placement)


def change_schedule(user: User, placement: Placement) -> bool:
    """Those who find places there; for a protected person only their handlers."""
    return read_placement(user, placement)


def start_placement(user: User, placement: Placement) -> bool:
    """Those who find places there; for a protected person only their handlers."""
    return read_placement(user, placement)


def end_placement(user: User, placement: Placement) -> bool:
    """Those who find places there; for a protected person only their handlers."""
    return read_placement(user, placement)


def cancel_placement(user: User, placement: Placement) -> bool:
    """Those who find places there; for a protected person only their handlers."""
    return read_placement(user, placement)
