"""How tests bring a programme to its end."""

from datetime import date
from typing import Any

from django.urls import reverse

from accounts.models import Role, User
from programmes.models import Enrolment, Programme
from reporting.models import ReportingMonth
from tests.cast import Cast, employ, person
from tests.programmes.leading import programme_of

ENDED = date(2026, 6, 30)


def door(verb: str, *args: Any) -> str:
    return reverse(f"archive:{verb}", args=args)


def everybody_ends(programme: Programme, *, by: User) -> None:
    """End the time of all who take part in it, on the same day."""
    there = Enrolment.objects.filter(local_project__programme=programme)
    for enrolment in there.filter(state__in=Enrolment.TAKING_PART):
        enrolment.complete(by=by, on=ENDED, reason="studies")


def end_placements(programme: Programme, *, by: User) -> None:
    people = Enrolment.objects.filter(local_project__programme=programme).values("participant")
    for user in User.objects.filter(pk__in=people):
        for placement in user.placements.open():
            placement.end(by=by, on=ENDED)


def nothing_open(cast: Cast) -> Programme:
    """Return Göteborg's programme, in which nothing is open any more."""
    programme = programme_of(cast)
    end_placements(programme, by=cast.reza)
    everybody_ends(programme, by=cast.lo)
    return programme


def hire_records_officer(cast: Cast) -> User:
    """Return Arvid, who sees to the archive in Göteborg."""
    arvid = person("arvid", "Arvid Holm")
    employ(arvid, cast.goteborg, Role.RECORDS_OFFICER)
    return arvid


def lock_months(programme: Programme) -> None:
    """Let all months that were opened be taken in: the way there is tested where it is walked."""
    ReportingMonth.objects.filter(programme=programme).update(state=ReportingMonth.State.LOCKED)
