"""Who may do what when a programme ends. When it can be done is the models' business."""

from accounts.models import Role, User
from archive.models import DECIDERS, Purge
from programmes.models import Enrolment, Programme

# Who keeps archives: of protected identities, only those who handle such.
KEEP_ARCHIVES = frozenset({Role.PROJECT_LEAD, Role.RECORDS_OFFICER, Role.PROTECTED_HANDLER})


def keep_archives(user: User) -> bool:
    """Project leads and records officers."""
    return user.has_role(*DECIDERS)


def read_closing(user: User, programme: Programme) -> bool:
    """Project leads and records officers, of the owner and of whoever runs a local part."""
    return _holds(user, programme, Role.PROJECT_LEAD, Role.RECORDS_OFFICER)


def list_leavers(user: User, programme: Programme) -> bool:
    """Those who keep the archive, each of their own organisation."""
    return _holds(user, programme, *KEEP_ARCHIVES)


def hold_leaver(user: User, enrolment: Enrolment) -> bool:
    """A project lead or records officer of the organisation; of a protected identity, a handler."""
    roles = (Role.PROTECTED_HANDLER,) if enrolment.participant.is_protected else DECIDERS
    return user.has_role(*roles, at=enrolment.local_project.organisation_id)


def lift_hold(user: User, enrolment: Enrolment) -> bool:
    """A records officer of the organisation, or who placed it; of a protected identity, a
    handler.
    """
    if not hold_leaver(user, enrolment) or enrolment.participant.is_protected:
        return hold_leaver(user, enrolment)
    is_archivist = user.has_role(Role.RECORDS_OFFICER, at=enrolment.local_project.organisation_id)
    return is_archivist or enrolment.holds.open().filter(by=user).exists()


def read_purges(user: User, programme: Programme) -> bool:
    """A project lead or records officer of the organisation that owns the programme."""
    return user.has_role(*DECIDERS, at=programme.owner_id)


def propose_purge(user: User, programme: Programme) -> bool:
    """A project lead or records officer of the owner, when the time of keeping is over."""
    return read_purges(user, programme)


def show_purge(user: User, purge: Purge) -> bool:
    """A project lead or records officer of the owner."""
    return read_purges(user, purge.programme)


def approve_purge(user: User, purge: Purge) -> bool:
    """A project lead or records officer of the owner, not who proposed it; one of the two is a
    records officer.
    """
    return read_purges(user, purge.programme)


def drop_purge(user: User, purge: Purge) -> bool:
    """A project lead or records officer of the owner, until it is approved."""
    return read_purges(user, purge.programme)


def finish_purge(user: User, purge: Purge) -> bool:
    """Nobody: it ends by itself, when the last person has had their turn."""
    return False


def _holds(user: User, programme: Programme, *roles: Role) -> bool:
    places = user.organisations_as(*roles)
    owns = programme.owner_id in places
    return owns or programme.projects.filter(organisation__in=places).exists()
