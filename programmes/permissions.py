"""Who may do what with programmes, their parts, and those who take part.

When it can be done is the models' business.
"""

from accounts.models import Role, User
from programmes.models import (
    ENROLLERS,
    Enrolment,
    EnrolmentDraft,
    GroupMapping,
    LocalProject,
    Programme,
)
from workplaces.models import KEEPERS

# Programmes


def read_programmes(user: User) -> bool:
    """The team and project leads, each those of their own organisations."""
    return user.has_role(*KEEPERS)


def begin_programme(user: User) -> bool:
    """A project lead, for an organisation where they lead projects."""
    return user.has_role(Role.PROJECT_LEAD)


def begin_next_programme(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def describe_programme(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def add_partner(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def add_financier(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def add_emblem(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def set_ages(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def add_area(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def add_ground(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def write_information(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def publish_information(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def set_retention(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def close_programme(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme, when nothing is open."""
    return programme.is_led_by(user)


def reopen_programme(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme, while nobody is erased."""
    return programme.is_led_by(user)


def hold_programme(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def use_frameworks(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def use_certificates(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def demand_code(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def add_project(user: User, programme: Programme) -> bool:
    """A project lead of the organisation that owns the programme."""
    return programme.is_led_by(user)


def add_team(user: User, project: LocalProject) -> bool:
    """A project lead of whoever runs the local project, or owns the programme."""
    return project.is_led_by(user)


def add_member(user: User, project: LocalProject) -> bool:
    """A project lead of whoever runs the local project, or owns the programme."""
    return project.is_led_by(user)


def begin_mapping(user: User, project: LocalProject) -> bool:
    """A project lead of whoever runs the local project."""
    return user.has_role(Role.PROJECT_LEAD, at=project.organisation_id)


def write_mapping(user: User, mapping: GroupMapping) -> bool:
    """A project lead of whoever runs the local project."""
    return begin_mapping(user, mapping.project)


def adopt_mapping(user: User, mapping: GroupMapping) -> bool:
    """A project lead of whoever runs the local project."""
    return begin_mapping(user, mapping.project)


def replace_mapping(user: User, mapping: GroupMapping) -> bool:
    """A project lead of whoever runs the local project, by adopting the next version."""
    return begin_mapping(user, mapping.project)


def follow_up_mapping(user: User, mapping: GroupMapping) -> bool:
    """A project lead of whoever runs the local project."""
    return begin_mapping(user, mapping.project)


# Those who take part


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


def correct_person(user: User, enrolment: Enrolment) -> bool:
    """The organisation’s project lead, and the staff assigned to the participant, once begun."""
    return not enrolment.is_invited and keep_enrolment(user, enrolment)


def record_number(user: User, enrolment: Enrolment) -> bool:
    """The organisation’s project lead, and the staff assigned to the participant, once begun."""
    return not enrolment.is_invited and keep_enrolment(user, enrolment)


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


def talk_enrolment(user: User, enrolment: Enrolment) -> bool:
    """The project lead of the organisation, and the staff assigned to the participant."""
    return keep_enrolment(user, enrolment)


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
