"""Who takes part today in a project of the organisation that keeps a place.

Who takes part is written above this app: only its columns are named here, no code of it.
"""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from lifecycle.transitions import HasPage, Refused

if TYPE_CHECKING:
    from workplaces.models.placement import Placement

# The states of an enrolment in which somebody takes part; a test compares them.
TAKING_PART = ("active", "paused")


def taking_part_at(organisation: int) -> QuerySet[User]:
    """Return those who have begun there, and have not ended by today."""
    today = timezone.localdate()
    return User.objects.filter(
        Q(enrolments__ends_on=None) | Q(enrolments__ends_on__gte=today),
        enrolments__starts_on__lte=today,
        enrolments__state__in=TAKING_PART,
        enrolments__local_project__organisation=organisation,
    ).distinct()


def refuse_who_has_left(placement: "Placement", *, subject: HasPage) -> None:
    """Raise Refused unless the person takes part today in what the place's organisation does."""
    there = taking_part_at(placement.workplace.organisation_id)
    if not there.filter(pk=placement.participant_id).exists():
        said = _("%(name)s does not take part here now.")
        raise Refused(said % {"name": placement.participant.called}, subject=subject)
