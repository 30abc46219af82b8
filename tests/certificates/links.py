"""Links by which Amina shows her certificate, made as she makes them."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.models import Reading
from certificates.models import Certificate, ShareLink


def make_link(certificate: Certificate, **chosen: Any) -> ShareLink:
    """Return a link for thirty days that shows the name and all competencies."""
    codes = [each.code for each in certificate.printed.competencies]
    facts: dict[str, Any] = {
        "name": "Jobbet på Ica",
        "until": timezone.now() + timedelta(days=30),
        "competencies": codes,
    }
    return ShareLink.make(certificate, by=certificate.participant, **{**facts, **chosen})


def read(link: ShareLink, **query: str) -> str:
    """Return the page that somebody without an account sees."""
    return Client().get(link.path, query).content.decode()


def times_opened() -> int:
    return Reading.objects.count()
