"""Closes the links whose time has passed. Run it daily; running it twice does nothing more."""

from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from confirmations.models import ConfirmationRequest
from lifecycle.transitions import Refused


class Command(BaseCommand):
    help = "Close the links to supervisors whose time has passed."

    def handle(self, *args: Any, **options: Any) -> None:
        late = ConfirmationRequest.objects.filter(
            state=ConfirmationRequest.State.SENT, expires_at__lte=timezone.now()
        )
        for request in list(late.order_by("pk")):
            with suppress(Refused):  # answered or taken back just now
                request.expire()
                self.stdout.write(f"expired: request {request.pk}")
