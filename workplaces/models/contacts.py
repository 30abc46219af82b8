"""Contacts at a place: named by the team, told about it, and forgotten after a while."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from lifecycle.models import Event
from workplaces.models.placement import CLOCK, Placement
from workplaces.models.supervisor import Supervisor
from workplaces.models.workplace import Workplace

# Half a year after the last placement (domain rule 8.4).
KEPT_FOR: Final = timedelta(days=183)


@transaction.atomic
def name_contact(workplace: Workplace, facts: dict[str, Any], *, by: User) -> Supervisor:
    """Write down somebody at a place, who has been told. The team knows them: they count."""
    supervisor = Supervisor.objects.create(
        workplace=workplace, organisation=workplace.organisation, **facts
    )
    Event.record(supervisor, "name_contact", by=by)
    supervisor.approve(by=by)
    return supervisor


@transaction.atomic
def name_contacts(contacts: Sequence[tuple[Workplace, dict[str, Any]]], *, by: User) -> None:
    """Write down people at several places, each as `name_contact` would: all, or IntegrityError."""
    named = Supervisor.objects.bulk_create(
        Supervisor(workplace=place, organisation=place.organisation, **facts)
        for place, facts in contacts
    )
    Event.record_all(named, "name_contact", by=by)
    Supervisor.approve_all(named, by=by)


def forget_old_contacts() -> None:
    """Forget where those can be reached whom nobody needs to reach any more."""
    for supervisor in no_longer_needed():
        supervisor.forget_contact(by=CLOCK)


def no_longer_needed() -> QuerySet[Supervisor]:
    """Return those whose last placement, or that of their place, is over since half a year.

    Who was named, but never had anybody, is kept as long from the day they were told. Whoever is
    asked something is kept until half a year after that.
    """
    since = timezone.localdate() - KEPT_FOR
    here = Q(supervisor=OuterRef("pk")) | Q(workplace=OuterRef("workplace"))
    placements = Placement.objects.filter(here).order_by()
    needed = placements.filter(Q(state__in=Placement.OPEN) | Q(state="ended", ends_on__gt=since))
    over = placements.filter(state="ended")
    lately = timezone.now() - KEPT_FOR
    asked = Q(requests__sent_at__gt=lately) | Q(statement_requests__made_at__gt=lately)
    return (
        Supervisor.objects.exclude(email="", phone="")
        .filter(Exists(over) | Q(told_on__isnull=False), ~Exists(needed))
        .exclude(told_on__gt=since)
        .exclude(pk__in=Supervisor.objects.filter(asked).values("pk"))
    )
