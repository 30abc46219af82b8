"""What others and the participant have written for certificates, before it stands on one."""

from collections.abc import Iterator
from typing import Any

from accounts.models import User
from certificates.models import ChangeRequest, CompetenceLetter, StatementRequest
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
