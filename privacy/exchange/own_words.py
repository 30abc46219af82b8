"""What others and the participant have written about certificates, before and after issue."""

from collections.abc import Iterator
from typing import Any

from accounts.models import User
from certificates.models import (
    ChangeRequest,
    CompetenceLetter,
    HolderRequest,
    RevocationProposal,
    StatementRequest,
    Suspension,
)
from privacy.exchange.saying import at, on

Rows = Iterator[dict[str, Any]]


def statements(user: User) -> Rows:
    """Each supervisor who was asked, and every version of what they wrote."""
    asked = StatementRequest.objects.of(user).select_related("placement__workplace", "supervisor")
    for request in asked.order_by("pk"):
        yield {
            "place": request.placement.workplace.name,
            "supervisor": request.supervisor.name,
            "state": request.get_state_display(),
            "created_at": at(request.made_at),
            "written": [
                {
                    "name": each.name,
                    "role": each.role,
                    "tasks": each.tasks,
                    "seen": each.seen,
                    "hours": each.hours,
                    "at": at(each.made_at),
                }
                for each in request.statements.order_by("pk")
            ],
        }


def letters_of_competence(user: User) -> Rows:
    """The situations in own words, and with whom they were found."""
    mine = CompetenceLetter.objects.of(user).select_related("partner")
    for letter in mine.order_by("pk"):
        yield {
            "state": letter.get_state_display(),
            "partner": letter.partner.name if letter.partner else None,
            "talked_on": on(letter.talked_on) if letter.talked_on else None,
            "created_at": at(letter.made_at),
            "situations": [
                {
                    "heading": each.heading,
                    "words": each.words,
                    "language": each.language,
                    "on": on(each.on) if each.on else None,
                }
                for each in letter.situations.order_by("position")
            ],
        }


def changes(user: User) -> Rows:
    """What the participant asked to have changed on a certificate, and the replies."""
    mine = ChangeRequest.objects.filter(certificate__participant=user)
    for change in mine.order_by("pk"):
        yield {
            "note": change.note,
            "reply": change.reply,
            "state": change.get_state_display(),
            "created_at": at(change.made_at),
        }


def proposals(user: User) -> Rows:
    """Where somebody proposed that a certificate should no longer hold: why, and what was said."""
    mine = RevocationProposal.objects.filter(certificate__participant=user)
    for proposal in mine.prefetch_related("replies").order_by("pk"):
        yield {
            "serial": proposal.certificate.serial,
            "reason": proposal.get_reason_display(),
            "note": proposal.note,
            "state": proposal.get_state_display(),
            "created_at": at(proposal.made_at),
            "replies": [each.words for each in proposal.replies.all()],
        }


def requests(user: User) -> Rows:
    """What the participant asked to have revoked."""
    for request in HolderRequest.objects.filter(certificate__participant=user).order_by("pk"):
        yield {
            "serial": request.certificate.serial,
            "note": request.note,
            "created_at": at(request.made_at),
        }


def suspensions(user: User) -> Rows:
    """When a certificate did not hold for a while, and what the holder was told."""
    mine = Suspension.objects.filter(certificate__participant=user)
    for suspension in mine.select_related("certificate", "reinstatement").order_by("pk"):
        ended = getattr(suspension, "reinstatement", None)
        yield {
            "serial": suspension.certificate.serial,
            "reason": str(suspension.said),
            "created_at": at(suspension.made_at),
            "ended_at": at(ended.made_at) if ended else None,
        }
