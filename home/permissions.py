"""Who may open the pages that speak of several apps. Rules are sentences."""

from accounts.models import TEAM, Role, User
from programmes.models import Enrolment
from programmes.permissions import keep_enrolment


def follow_a_group(user: User) -> bool:
    """Anyone on the team around a participant."""
    return user.has_role(*TEAM)


def lead_projects(user: User) -> bool:
    """A project lead, who finds numbers there and nobody's words."""
    return user.has_role(Role.PROJECT_LEAD)


def read_participant(user: User, enrolment: Enrolment) -> bool:
    """The staff assigned to the participant."""
    return enrolment.is_followed_by(user)


def nudge_participant(user: User, enrolment: Enrolment) -> bool:
    """The staff assigned to the participant."""
    return read_participant(user, enrolment)


def protect_person(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, and the staff assigned to the participant."""
    return not enrolment.participant.is_protected and keep_enrolment(user, enrolment)


def lift_protection(user: User, enrolment: Enrolment) -> bool:
    """A handler of protected identities at the organisation."""
    place = enrolment.local_project.organisation_id
    return enrolment.participant.is_protected and user.has_role(Role.PROTECTED_HANDLER, at=place)


def watch_the_post(user: User) -> bool:
    """A project lead or a system administrator."""
    return user.has_role(Role.PROJECT_LEAD, Role.SYSTEM_ADMINISTRATOR)


def retry_letter(user: User) -> bool:
    """A project lead or a system administrator."""
    return watch_the_post(user)


def look_for_duplicates(user: User) -> bool:
    """A project lead; for protected identities, whoever handles such."""
    return user.has_role(Role.PROJECT_LEAD, Role.PROTECTED_HANDLER)


def hand_over_people(user: User) -> bool:
    """A project lead, of their organisation; for protected identities, whoever handles such."""
    return user.has_role(Role.PROJECT_LEAD, Role.PROTECTED_HANDLER)
