"""Marking somebody as protected, later than at the start; and lifting it.

What is shown by who somebody is follows the mark at once, in every list. What has left us already,
or hangs on staff who may not see the person any more, is seen to here.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Role, RoleAssignment, User
from certificates.models import Certificate
from confirmations.models import ConfirmationRequest
from home import letters
from lifecycle.models import Event
from lifecycle.post import post
from lifecycle.transitions import Refused
from programmes.models import Assignment, Enrolment, who_may_be_assigned


@transaction.atomic
def protect(enrolment: Enrolment, alias: str, *, by: User) -> None:
    """Show the person to handlers only from now on, by another name.

    Raises Refused where nobody could see them any more.
    """
    person = User.objects.select_for_update().get(pk=enrolment.participant_id)
    if person.is_protected or person.erased_at:
        raise Refused(_("That is done already."), subject=enrolment)
    going_on = _going_on(person)
    for each in going_on:
        _end_for_those_who_handle_none(each, by=by)
    person.is_protected, person.preferred_name = True, alias
    person.save(update_fields=["is_protected", "preferred_name"])
    _take_back_what_shows_a_place(person)
    event = Event.record(enrolment, "protect", by=by)
    for each in going_on:
        _write_to_handlers(each, event, by=by)


@transaction.atomic
def lift(enrolment: Enrolment, *, by: User) -> None:
    """Show the person as anybody else again, by their own name."""
    person = User.objects.select_for_update().get(pk=enrolment.participant_id)
    if not person.is_protected or person.erased_at:
        raise Refused(_("That is done already."), subject=enrolment)
    person.is_protected = False
    person.save(update_fields=["is_protected"])
    Event.record(enrolment, "lift_protection", by=by)


def _going_on(person: User) -> "list[Enrolment]":
    theirs = Enrolment.objects.filter(
        participant=person, state__in=[Enrolment.State.INVITED, *Enrolment.TAKING_PART]
    )
    return list(theirs.select_related("local_project__organisation").order_by("pk"))


def _end_for_those_who_handle_none(enrolment: Enrolment, *, by: User) -> None:
    place = enrolment.local_project.organisation
    handlers = who_may_be_assigned(place.pk, is_protected=True)
    if not handlers.exists():
        said = _("Nobody at %(place)s handles protected identities. Let somebody be appointed.")
        raise Refused(said % {"place": place}, subject=enrolment)
    there = Assignment.objects.filter(enrolment=enrolment, ended_at=None)
    for assignment in there.exclude(staff__in=handlers).order_by("pk"):
        assignment.end(by=by)


def _write_to_handlers(enrolment: Enrolment, event: Event, *, by: User) -> None:
    """Let each handler there know, but for whoever protected the person."""
    held = RoleAssignment.objects.current().filter(
        role=Role.PROTECTED_HANDLER, organisation=enrolment.local_project.organisation_id
    )
    there = User.objects.filter(pk__in=held.values("user"), is_active=True)
    for handler in there.exclude(pk=by.pk).order_by("pk"):
        post(
            letters.somebody_needs_a_handler,
            about=enrolment,
            to=handler.email,
            language=handler.language,
            key=f"home.handler:{enrolment.pk}:{handler.pk}:{event.pk}",
        )


def _take_back_what_shows_a_place(person: User) -> None:
    """Questions that are open show no place and no photo; drafts of certificates name no place."""
    asked = ConfirmationRequest.objects.open().filter(entry__participant=person)
    asked.update(place="", photo=None)
    drafts = Certificate.objects.filter(participant=person, state__in=Certificate.BEFORE_ISSUE)
    drafts.update(shows_workplace=False)
