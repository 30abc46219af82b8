"""Who may do what with programmes and their parts. When it can be done is the models' business."""

from accounts.models import Role, User
from programmes.models import GroupMapping, LocalProject, Programme
from workplaces.models import KEEPERS


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
