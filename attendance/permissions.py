"""Who may do what with hours. Assessors and issuers never see them: no rule here names one."""

from accounts.models import TEAM, Role, User
from attendance.models import AttendanceRecord
from programmes.models import Enrolment, Programme


def record_attendance(user: User) -> bool:
    """Anyone on the team around a participant, for those they are assigned to."""
    return user.has_role(*TEAM)


def read_month(user: User) -> bool:
    """Anyone on the team around a participant, for those they are assigned to."""
    return record_attendance(user)


def attest_attendance(user: User) -> bool:
    """Anyone on the team around a participant, for those they are assigned to."""
    return record_attendance(user)


def read_own_attendance(user: User) -> bool:
    """Anyone who takes part in something, for their own hours."""
    mine: bool = Enrolment.objects.filter(participant=user).exists()
    return mine


def add_attendance(user: User) -> bool:
    """Anyone who takes part in something today, for their own hours."""
    mine: bool = Enrolment.objects.current().filter(participant=user).exists()
    return mine


def sign_attendance(user: User) -> bool:
    """Anyone who takes part in something, for their own hours."""
    return read_own_attendance(user)


def show_attendance(user: User, enrolment: Enrolment) -> bool:
    """The participant, and whoever on the team is assigned to them today."""
    followed = Enrolment.objects.followed_by(user).filter(pk=enrolment.pk)
    return user == enrolment.participant or followed.exists()


def correct_attendance(user: User, record: AttendanceRecord) -> bool:
    """The participant, and whoever on the team is assigned to them today."""
    return show_attendance(user, record.enrolment)


def choose_kinds(user: User) -> bool:
    """The project lead, for programmes that their organisation owns."""
    return user.has_role(Role.PROJECT_LEAD)


def choose_kinds_of(user: User, programme: Programme) -> bool:
    """The project lead of the organisation that owns the programme."""
    return user.has_role(Role.PROJECT_LEAD, at=programme.owner_id)
