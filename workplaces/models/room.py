"""Whether there is room: at the place for one more person, in their week for one more place."""

from typing import TYPE_CHECKING

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from accounts.models import Role, RoleAssignment
from lifecycle.transitions import HasPage, Refused
from workplaces.hours import collide

if TYPE_CHECKING:
    from workplaces.models.placement import Placement


def refuse_without_room(placement: "Placement") -> None:
    """Raise Refused, with who decides, if the place would have more people than it takes."""
    if has_room(placement):
        return
    said = _("%(place)s takes %(most)d at once, and is full then. %(who)s decides about one more.")
    place = placement.workplace
    facts = {"place": place, "most": place.capacity, "who": _who_decides(place.organisation_id)}
    raise Refused(said % facts, subject=placement)


def has_room(placement: "Placement") -> bool:
    """Say whether the place has room for one more all the time. Queries those there meanwhile.

    People with a protected identity are not counted: a number would tell that somebody is there.
    """
    most = placement.workplace.capacity
    if not most:
        return True
    there = type(placement).objects.firm().filter(workplace=placement.workplace_id)
    there = there.exclude(pk=placement.pk).filter(participant__is_protected=False)
    periods = there.during(placement.starts_on, placement.ends_on).values_list(
        "starts_on", "ends_on"
    )
    stays = list(periods)
    # It is fullest on a day when somebody begins.
    days = {max(begins, placement.starts_on) for begins, _ends in stays}
    return all(sum(b <= day and (e is None or e >= day) for b, e in stays) < most for day in days)


def _who_decides(organisation: int) -> str:
    leads = RoleAssignment.objects.current().filter(
        organisation=organisation, role=Role.PROJECT_LEAD, user__is_active=True
    )
    names = sorted(leads.values_list("user__name", flat=True))
    return str(get_text_list(names, _("or"))) if names else _("The project lead")


def refuse_impossible_time(placement: "Placement", *, subject: HasPage) -> None:
    """Raise Refused if it would end before it begins, or be at the same place twice at a time."""
    if placement.ends_on and placement.ends_on < placement.starts_on:
        raise Refused(_("The last day is before the first."), subject=subject)
    if placement.others.open().filter(workplace=placement.workplace_id).exists():
        said = _("%(name)s has a placement here in that time already.")
        raise Refused(said % {"name": placement.participant.called}, subject=subject)


def refuse_collision(placement: "Placement") -> None:
    """Raise Refused if the person would have to be at two places at once."""
    for other in placement.others.firm().select_related("workplace").prefetch_related("days"):
        place = _as_told(other, placement)
        if collide(placement.shifts, other.shifts):
            said = _("The hours meet those at %(place)s in the same time. Choose others.")
            raise Refused(said % {"place": place}, subject=placement)
        if placement.is_firm and not (placement.shifts and other.shifts):
            said = _("%(place)s is in the same time. Write the hours of both first.")
            raise Refused(said % {"place": place}, subject=placement)


def _as_told(other: "Placement", placement: "Placement") -> str:
    """Name the other place to those who keep its register; nobody else learns where it is."""
    is_ours = other.workplace.organisation_id == placement.workplace.organisation_id
    return str(other.workplace) if is_ours else _("Another place")
