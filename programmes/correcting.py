"""Putting right what is known of somebody. What was changed is written down, not its words."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import PersonIdentifier, User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models import Enrolment


@transaction.atomic
def correct(enrolment: Enrolment, facts: Mapping[str, Any], *, by: User) -> list[str]:
    """Write down what somebody is called, when they were born, how to reach them; return what was
    changed.
    """
    person = _person_of(enrolment)
    changed = [name for name, value in facts.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, facts[name])
    if changed:
        person.save(update_fields=changed)
        Event.record(enrolment, "correct", by=by, note=", ".join(changed))
    return changed


@transaction.atomic
def record_number(
    enrolment: Enrolment, kind: str, number: str, *, by: User, identity_level: str = ""
) -> None:
    """Write down a number: a new one, or a right one instead of a wrong one."""
    person = _person_of(enrolment)
    PersonIdentifier.record(person, kind, number, by=by, identity_level=identity_level)


@transaction.atomic
def end_number(enrolment: Enrolment, identifier: PersonIdentifier, *, by: User) -> None:
    """Say that a number holds no longer; nothing comes in its place."""
    _person_of(enrolment)
    there = PersonIdentifier.objects.select_for_update().get(pk=identifier.pk)
    if there.valid_to is not None:
        raise Refused(_("That is done already."), subject=enrolment)
    there.end(timezone.localdate(), by=by)


def _person_of(enrolment: Enrolment) -> User:
    person = User.objects.select_for_update().get(pk=enrolment.participant_id)
    if person.erased_at is not None:
        raise Refused(_("They are erased already."), subject=enrolment)
    return person
