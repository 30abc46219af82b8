"""Who may do what with reports: project leads, who see numbers and identifiers, no portfolios."""

from accounts.models import Role, User
from programmes.models import LocalProject, Programme
from reporting.models import ExportProfile, ReportFile, ReportingMonth


def read_reports(user: User) -> bool:
    """The project lead."""
    return user.has_role(Role.PROJECT_LEAD)


def report_programme(user: User, programme: Programme) -> bool:
    """The project lead of the organisation that owns the programme."""
    return user.has_role(Role.PROJECT_LEAD, at=programme.owner_id)


def report_project(user: User, project: LocalProject) -> bool:
    """The project lead of the local project, and of the programme's owner."""
    is_local = user.has_role(Role.PROJECT_LEAD, at=project.organisation_id)
    return is_local or report_programme(user, project.programme)


def show_month(user: User, month: ReportingMonth) -> bool:
    """The project lead of the programme's owner, and of the local project if it reports itself."""
    if month.local_project is not None:
        return report_project(user, month.local_project)
    return report_programme(user, month.programme)


def prepare_file(user: User, month: ReportingMonth) -> bool:
    """The project lead of the programme's owner, and of the local project if it reports itself."""
    return show_month(user, month)


def release_month(user: User, month: ReportingMonth) -> bool:
    """Another project lead than the one who prepared the file."""
    return show_month(user, month)


def resend_month(user: User, month: ReportingMonth) -> bool:
    """Another project lead than the one who prepared the file."""
    return show_month(user, month)


def lock_month(user: User, month: ReportingMonth) -> bool:
    """The project lead of the programme's owner, and of the local project if it reports itself."""
    return show_month(user, month)


def reopen_month(user: User, month: ReportingMonth) -> bool:
    """The project lead of the programme's owner, and of the local project if it reports itself."""
    return show_month(user, month)


def show_file(user: User, file: ReportFile) -> bool:
    """Whoever may see its month."""
    return show_month(user, file.month)


def release_file(user: User, file: ReportFile) -> bool:
    """Another project lead than the one who prepared the file."""
    return release_month(user, file.month)


def download_file(user: User, file: ReportFile) -> bool:
    """Whoever may see its month."""
    return show_month(user, file.month)


def edit_profile(user: User, profile: ExportProfile) -> bool:
    """The project lead of the organisation that owns the programme."""
    return report_programme(user, profile.programme)


def read_figures(user: User, programme: Programme) -> bool:
    """Project leads of the programme's owner and of its local projects: small ones are hidden."""
    leads = user.organisations_as(Role.PROJECT_LEAD)
    owns = programme.owner_id in leads
    return owns or programme.projects.filter(organisation__in=leads).exists()


def read_months(user: User, programme: Programme) -> bool:
    """Project leads of the programme's owner and of its local projects, each their own."""
    return read_figures(user, programme)


def write_profiles(user: User, programme: Programme) -> bool:
    """The project lead of the organisation that owns the programme."""
    return report_programme(user, programme)


def write_indicators(user: User, programme: Programme) -> bool:
    """The project lead of the organisation that owns the programme."""
    return report_programme(user, programme)
