"""What was assessed and certified, and who may look at it."""

from collections.abc import Iterator
from typing import Any

from django.utils.timezone import localdate

from accounts.models import User
from assessments.models import AssessmentCase
from certificates.models import Certificate, Revocation, ShareLink
from privacy.exchange.files import certificate_path
from privacy.exchange.saying import at, named, on

Rows = Iterator[dict[str, Any]]


def cases(user: User) -> Rows:
    """With the decisions that the participant may read, «not yet shown» among them."""
    mine = AssessmentCase.objects.filter(participant=user).select_related("framework", "assessor")
    for case in mine.order_by("pk"):
        yield {
            "state": case.get_state_display(),
            "submitted_at": at(case.submitted_at),
            "framework": f"{case.framework.title} {case.framework.version}",
            "competencies": [named(each) for each in case.competencies.order_by("position", "pk")],
            "moments": [str(pk) for pk in case.entries.values_list("pk", flat=True)],
            "assessor": case.assessor.name if case.assessor else None,
            "asks": case.last_note("ask_for_more") if case.needs_more else None,
            "decisions": _decisions(case) if case.has_reply else [],
        }


def _decisions(case: AssessmentCase) -> list[dict[str, Any]]:
    return [
        {
            **named(decision.competency),
            "level": decision.level,
            "is_shown": decision.is_shown,
            "method": decision.get_method_display(),
            "reason": decision.reason,
            "name": decision.by.name,
            "at": at(decision.made_at),
        }
        for decision in case.decisions_in_force().values()
    ]


def certificates(user: User) -> Rows:
    """Each word for word as it was frozen; before that, what the holder has chosen."""
    mine = Certificate.objects.filter(participant=user).select_related("type", "replaces")
    for certificate in mine.order_by("pk").iterator(chunk_size=20):
        revoked = Revocation.objects.filter(certificate=certificate).first()
        yield {
            "kind": str(certificate.type.title),
            "state": certificate.get_state_display(),
            "name": certificate.name,
            "serial": certificate.serial,
            "number": certificate.number,
            "issued_at": at(certificate.issued_at),
            "revoked_on": on(localdate(revoked.made_at)) if revoked else None,
            "replaces": certificate.replaces.serial if certificate.replaces else None,
            "chosen": [named(each) for each in certificate.competencies.order_by("position")],
            "shows_birth_date": certificate.shows_birth_date,
            "shows_workplace": certificate.shows_workplace,
            "file": certificate_path(certificate) if certificate.is_issued else None,
            "content": certificate.content,
        }


def links(user: User) -> Rows:
    """Each with what it shows and when it was opened; never its secret."""
    for link in ShareLink.objects.of(user).order_by("pk"):
        yield {
            "name": link.name,
            "serial": link.certificate.serial,
            "state": link.get_state_display(),
            "created_at": at(link.made_at),
            "ends_on": on(link.last_day),
            "full_name": link.full_name,
            "chosen": list(link.competencies),
            "shows_birth_date": link.shows_birth_date,
            "shows_workplace": link.shows_workplace,
            "shows_number": link.shows_number,
            "opened_at": [at(each.at) for each in link.openings],
        }
