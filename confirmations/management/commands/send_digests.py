"""Tells supervisors, once a day, what was answered in their name. Run it often: it waits for the
morning, and running it twice sends nothing more.
"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from confirmations.models import OwnPage

DAYTIME = range(7, 20)  # hours at which a telephone may sound


class Command(BaseCommand):
    help = "Tell supervisors what was answered in their name, one letter a day."

    def handle(self, *args: Any, **options: Any) -> None:
        if timezone.localtime().hour not in DAYTIME:
            return
        for supervisor in OwnPage.objects.to_tell_today():
            if OwnPage.send_digest(supervisor):
                self.stdout.write(f"told: supervisor {supervisor.pk}")
