"""Who may bring lists in. When it can be done is the table's business.

What may be made by hand, row by row, may be made by a list: and of staff only their team's
professions, with a second person who lets them in.
"""

from accounts.models import Role, User
from intake.models import Intake
from programmes.models import LocalProject
from workplaces.models import PLACERS
from workplaces.permissions import add_workplace


def read_intakes(user: User) -> bool:
    """Those who may bring something in; and system administrators, who let staff in."""
    return user.has_role(*PLACERS, Role.SYSTEM_ADMINISTRATOR)


def import_participants(user: User, project: LocalProject) -> bool:
    """A project lead of whoever runs the local project."""
    return user.has_role(Role.PROJECT_LEAD, at=project.organisation_id)


def import_staff(user: User, project: LocalProject) -> bool:
    """A project lead of whoever runs the local project; another person lets them in."""
    return import_participants(user, project)


def import_workplaces(user: User) -> bool:
    """The recruiter and the project lead, into their own register."""
    return add_workplace(user)


def show_intake(user: User, intake: Intake) -> bool:
    """Whoever chose the file, as long as they may; a list of staff, who may let it in."""
    if intake.by_id == user.pk:
        return _may_choose(user, intake)
    return _may_let_in(user, intake)


def answer_intake(user: User, intake: Intake) -> bool:
    """Whoever chose the file, as long as they may."""
    return intake.by_id == user.pk and _may_choose(user, intake)


def begin_intake(user: User, intake: Intake) -> bool:
    """Whoever chose the file; a list of staff, another project lead there or an administrator."""
    if intake.takes_two:
        return intake.by_id != user.pk and _may_let_in(user, intake)
    return answer_intake(user, intake)


def finish_intake(user: User, intake: Intake) -> bool:
    """Nobody: the worker does it, when all of it is in."""
    return False


def stop_intake(user: User, intake: Intake) -> bool:
    """Nobody: the worker does it, where anything has changed; and the clock, where none came."""
    return False


def cancel_intake(user: User, intake: Intake) -> bool:
    """Whoever chose the file; a list of staff, also who may let it in."""
    return show_intake(user, intake)


def lapse_intake(user: User, intake: Intake) -> bool:
    """Nobody: the clock does it, when a day has passed."""
    return False


def _may_choose(user: User, intake: Intake) -> bool:
    roles = PLACERS if intake.kind == Intake.KindOf.PLACES else {Role.PROJECT_LEAD}
    return user.has_role(*roles, at=intake.organisation_id)


def _may_let_in(user: User, intake: Intake) -> bool:
    if not intake.takes_two:
        return False
    leads = user.has_role(Role.PROJECT_LEAD, at=intake.organisation_id)
    return leads or user.has_role(Role.SYSTEM_ADMINISTRATOR)
