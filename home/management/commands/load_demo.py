"""Fills a development machine with the cast and several weeks of their lives."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from certificates.models import Certificate
from confirmations.models import ConfirmationRequest, Poster
from lifecycle.models import Letter
from lifecycle.post import deliver
from tests.cast import Cast, build_cast
from tests.story import tell_everything
from tests.story_of_collaboration import tell_collaboration
from tests.story_of_endings import tell_endings
from tests.story_of_enrolments import tell_enrolments
from tests.story_of_hours import tell_hours
from tests.story_of_kinds import tell_kinds
from tests.story_of_plans import tell_plans
from tests.story_of_programmes import tell_programmes

THE_PAST = timedelta(days=2)


class Command(BaseCommand):
    """Load the demo once, and say where to begin."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.OFFER_CAST:
            raise CommandError("The demo is for a development machine: OFFER_CAST is off.")
        if not User.objects.filter(email="amina@jagkan.example").exists():
            with transaction.atomic():
                tell_every_story(build_cast())
            deliver_letters()
        for words, address in places_to_begin():
            self.stdout.write(f"{words:<28} {address}")


def tell_every_story(cast: Cast) -> None:
    """Tell what happened to the cast, the oldest first: later stories build on earlier ones."""
    tell_everything(cast)
    tell_kinds(cast)
    tell_enrolments(cast)
    tell_programmes(cast)
    tell_plans(cast)
    tell_collaboration(cast)
    tell_hours(cast)
    tell_endings(cast)


def deliver_letters() -> None:
    """Send what is on its way, except what belongs to the past: that arrived long ago."""
    waiting = Letter.objects.filter(state=Letter.State.WAITING)
    past = waiting.filter(posted_at__lt=timezone.now() - THE_PAST)
    past.update(state=Letter.State.SENT, sent_at=F("posted_at"))
    for letter in waiting.order_by("pk"):
        deliver.call(letter.pk)


def places_to_begin() -> Iterator[tuple[str, str]]:
    """Name the addresses that show most, each with what it shows."""
    base = settings.PUBLIC_URL
    yield "Sign in as one of the cast", base + reverse("account_login")
    asked = ConfirmationRequest.objects.open().filter(supervisor__email__startswith="kalle@")
    for request in asked[:1]:
        yield "Kalle's link", request.link
    for poster in Poster.objects.hanging()[:1]:
        yield "A poster on a wall", poster.link
    for words, certificates in (
        ("A certificate that holds", Certificate.objects.valid()),
        ("One that was replaced", Certificate.objects.filter(state=Certificate.State.REPLACED)),
    ):
        for certificate in certificates.order_by("pk")[:1]:
            yield words, certificate.check_url
    yield "The register (as Ines)", base + reverse("certificates:register")
    yield "The programmes (as Lo)", base + reverse("programmes:list_programmes")
    yield "A group page (as Sara)", base + reverse("collaboration:my_groups")
    yield "What Amina shares (as Omar)", base + reverse("collaboration:shared_with_me")
    yield "What can be shown", base + reverse("competencies:list_frameworks")
    yield "Mail on this machine", base + reverse("home:read_mail")
