"""Deletes copies whose week is over, and gives up those that no worker will end."""

from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand

from lifecycle.transitions import Refused
from privacy.models import Export


class Command(BaseCommand):
    """Run it hourly; running it twice does nothing more."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        for over in list(Export.objects.over().order_by("pk")):
            with suppress(Refused):  # whose it is was faster
                over.forget()
                self.stdout.write(f"forgotten: export {over.pk}")
        for lost in list(Export.objects.lost().order_by("pk")):
            with suppress(Refused):  # it was ready just now
                lost.fail(note="no worker came back")
                self.stdout.write(f"given up: export {lost.pk}")
