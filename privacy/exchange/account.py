"""Who somebody is here, what they take part in, and what was done with it."""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType

from accounts.models import Reading, RoleAssignment, User
from lifecycle.models import Event, Letter
from privacy.exchange.saying import at, on
from privacy.models import Export
from programmes.models import Assignment, Enrolment, Hold
from workplaces.models import Placement

Rows = Iterator[dict[str, Any]]


def person(user: User) -> Rows:
    yield {
        "email": user.email,
        "name": user.name,
        "preferred_name": user.preferred_name,
        "birth_date": on(user.birth_date),
        "language": user.language,
        "phone": user.phone,
        "is_protected": user.is_protected,
        "joined_at": at(user.joined_at),
        "numbers": [
            {
                "kind": each.get_kind_display(),
                "number": each.opened,
                "starts_on": on(each.valid_from),
                "ends_on": on(each.valid_to),
            }
            for each in user.identifiers.order_by("pk")
        ],
    }


def enrolments(user: User) -> Rows:
    """By the public name: the other says why somebody takes part."""
    mine = Enrolment.objects.filter(participant=user)
    for enrolment in mine.select_related("local_project__programme", "local_project__organisation"):
        team = Assignment.objects.filter(enrolment=enrolment).select_related("staff")
        yield {
            "programme": str(enrolment.local_project.programme.public_name),
            "organisation": str(enrolment.local_project.organisation),
            "starts_on": on(enrolment.starts_on),
            "ends_on": on(enrolment.ends_on),
            "state": enrolment.get_state_display(),
            "end_reason": enrolment.get_end_reason_display(),
            "talked_on": on(enrolment.talked_on),
            **_ended_with(enrolment),
            **_begun_with(enrolment),
            "kept_longer": [_held(each) for each in enrolment.holds.order_by("pk")],
            "team": [
                {
                    "name": each.staff.name,
                    "starts_on": on(each.starts_on),
                    "ends_on": on(each.ends_on),
                }
                for each in team.order_by("pk")
            ],
        }


def _begun_with(enrolment: Enrolment) -> dict[str, Any]:
    """On which ground, told what and how: as it was written down with them."""
    informed = getattr(enrolment, "informed", None)
    guardian = getattr(enrolment, "guardian_told", None)
    return {
        "grounds": [
            {"ground": str(held.ground), "note": held.note, "decided_on": on(held.decided_on)}
            for held in enrolment.grounds_held.select_related("ground")
        ],
        "told": informed.text.text if informed else None,
        "in_own_words": informed.in_own_words if informed else None,
        "guardian": str(guardian) if guardian else None,
    }


def _held(hold: Hold) -> dict[str, Any]:
    """Why nothing was erased although the rule said so, and from when to when."""
    return {
        "because": hold.because,
        "starts_on": on(hold.since),
        "ends_on": on(hold.lifted_on),
        "lifted_because": hold.lifted_because or None,
    }


def _ended_with(enrolment: Enrolment) -> dict[str, Any]:
    """With whom they talked at the close, and what they answered."""
    talk = getattr(enrolment, "closing_talk", None)
    return {
        "talked_with": talk.partner.name if talk else None,
        "wants_everything": talk.get_wants_display() if talk else None,
    }


def placements(user: User) -> Rows:
    mine = Placement.objects.of(user).select_related("workplace", "supervisor")
    seen = mine.prefetch_related("days", "checks__seen_by")
    for placement in seen.iterator(chunk_size=200):
        yield {
            "workplace": str(placement.workplace),
            "supervisor": placement.supervisor.name if placement.supervisor else None,
            "tasks": placement.tasks,
            "state": placement.get_state_display(),
            "starts_on": on(placement.starts_on),
            "ends_on": on(placement.ends_on),
            "hours": [str(day) for day in placement.days.all()],
            "seen_to": [
                {"what": str(check), "on": on(check.seen_on), "by": check.seen_by.name}
                for check in placement.checks.all()
            ],
        }


def letters(user: User) -> Rows:
    """That and when we wrote to them; the words are made when a letter leaves, and kept nowhere."""
    for letter in Letter.objects.filter(to=user.email).order_by("pk").iterator(chunk_size=200):
        yield {
            "about": _kind(letter.subject_type_id),
            "medium": letter.get_medium_display(),
            "state": letter.get_state_display(),
            "posted_at": at(letter.posted_at),
            "sent_at": at(letter.sent_at),
        }


def looks(user: User) -> Rows:
    for look in Reading.objects.filter(participant=user).iterator(chunk_size=500):
        yield {
            "reader": look.reader_name,
            "role": look.reader_role,
            "about": _kind(look.subject_type_id),
            "at": at(look.at),
        }


def steps(user: User) -> Rows:
    """Their own steps; what others did is told with the thing it was done to. What somebody wrote
    while they worked here is about others, and stays here.
    """
    works_here = RoleAssignment.objects.filter(user=user).exists()
    for event in Event.objects.filter(by=user).order_by("pk").iterator(chunk_size=500):
        yield {
            "action": event.action,
            "about": _kind(event.subject_type_id),
            "thing": event.subject_id,
            "at": at(event.at),
            "note": "" if works_here else event.note,
        }


def exports(user: User) -> Rows:
    for export in Export.objects.filter(participant=user).order_by("asked_at"):
        yield {"asked_at": at(export.asked_at), "state": export.get_state_display()}


def sign_in(user: User) -> Rows:
    """Where they are signed in and by what; never what it is made from."""
    for session in UserSession.objects.filter(user=user).order_by("pk"):
        yield {
            "session": session.user_agent,
            "ip": session.ip,
            "at": at(session.created_at),
            "last_seen_at": at(session.last_seen_at),
        }
    for key in Authenticator.objects.filter(user=user).order_by("pk"):
        yield {"key": key.get_type_display(), "at": at(key.created_at)}
    for address in EmailAddress.objects.filter(user=user).order_by("pk"):
        yield {"email": address.email}


def _kind(subject_type: int) -> str:
    model = ContentType.objects.get_for_id(subject_type).model_class()
    return str(model._meta.verbose_name) if model else ""
