"""Who takes part today in a project of the organisation that keeps a place.

Who takes part is written above this app: only its columns are named here, no code of it.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from lifecycle.transitions import HasPage, Refused

if TYPE_CHECKING:
    from workplaces.models.placement import Placement

# The states of an enrolment in which somebody takes part; a test compares them.
TAKING_PART = ("active", "paused")
HAS_BEEN = (*TAKING_PART, "completed")


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


def refuse_outside_what_they_do(placement: "Placement", *, subject: HasPage) -> None:
    """Raise Refused unless its days lie within what the person takes part in here."""
    if found := outside_what_they_do(placement):
        raise Refused(found[1], subject=subject)


def outside_what_they_do(placement: "Placement") -> tuple[str, str] | None:
    """Return which day is outside what the person takes part in here, as a field and a sentence.

    The first day lies within an enrolment; the last one has come by the end of its programme.
    """
    first, last = placement.starts_on, placement.ends_on or placement.starts_on
    periods = list(_periods_of(placement.participant_id, placement.workplace.organisation_id))
    there = [end for begun, over, end in periods if begun <= first and (not over or over >= first)]
    if not there:
        # What is under way keeps its first day, whatever was said of it then.
        return None if placement.has_begun else ("starts_on", _when_they_begin(periods, first))
    if None in there or last <= max(there):
        return None
    said = _("The programme ends on %(day)s. Choose a day by then.") % {"day": max(there)}
    return ("starts_on" if first > max(there) else "ends_on"), said


def _periods_of(participant: int, organisation: int) -> Any:
    """Return (first day, last day, the programme's last day) of each enrolment here."""
    here = User.objects.filter(
        pk=participant,
        enrolments__local_project__organisation=organisation,
        enrolments__state__in=HAS_BEEN,
    )
    programme = "enrolments__local_project__programme__ends_on"
    return here.values_list("enrolments__starts_on", "enrolments__ends_on", programme)


def _when_they_begin(periods: list[tuple[date, date | None, date | None]], first: date) -> str:
    to_come = [begun for begun, _over, _end in periods if begun > first]
    if to_come:
        said = _("The person takes part here from %(day)s. Choose a day from then on.")
        return said % {"day": min(to_come)}
    return _("The person does not take part here on that day.")
