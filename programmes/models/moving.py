"""Where somebody can move to without being asked anew: within the organisation where they are."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lifecycle.transitions import Refused
from programmes.models.assignment import who_may_be_assigned
from programmes.models.project import LocalProject

if TYPE_CHECKING:
    from programmes.models.enrolment import Enrolment


def refuse_to_move(enrolment: "Enrolment", project: LocalProject) -> None:
    """Raise Refused if it is the same project, or others would learn who the person is: at another
    organisation, or where nobody handles a protected identity.
    """
    if project.pk == enrolment.local_project_id:
        raise Refused(_("Choose another project than this one."), subject=enrolment)
    organisation = enrolment.local_project.organisation_id
    if project.organisation_id != organisation:
        said = _("That project is run by another organisation. End it here, and they begin anew.")
        raise Refused(said, subject=enrolment)
    is_protected = enrolment.participant.is_protected
    if is_protected and not who_may_be_assigned(organisation, is_protected=True).exists():
        said = _("Nobody there handles protected identities. Name somebody who does first.")
        raise Refused(said, subject=enrolment)
