"""Who may do what when a programme ends. When it can be done is the models' business."""

from accounts.models import Role, User
from programmes.models import Programme

# Who keeps archives: of protected identities, only those who handle such.
KEEP_ARCHIVES = frozenset({Role.PROJECT_LEAD, Role.RECORDS_OFFICER, Role.PROTECTED_HANDLER})


def read_closing(user: User, programme: Programme) -> bool:
    """Project leads and records officers, of the owner and of whoever runs a local part."""
    return _holds(user, programme, Role.PROJECT_LEAD, Role.RECORDS_OFFICER)


def list_leavers(user: User, programme: Programme) -> bool:
    """Those who keep the archive, each of their own organisation."""
    return _holds(user, programme, *KEEP_ARCHIVES)


def _holds(user: User, programme: Programme, *roles: Role) -> bool:
    places = user.organisations_as(*roles)
    owns = programme.owner_id in places
    return owns or programme.projects.filter(organisation__in=places).exists()
