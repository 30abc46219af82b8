"""Forgets codes and links to own pages that have long been of no use. Running it twice does
nothing more.
"""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from confirmations.models import Code, OwnPage

# So long, a code counts against how many may be sent, and an expired link offers a fresh one.
CODES, LINKS = timedelta(days=1), timedelta(days=90)


class Command(BaseCommand):
    help = "Forget codes and links to own pages that are of no use any more."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        Code.objects.filter(made_at__lt=now - CODES).delete()
        OwnPage.objects.filter(made_at__lt=now - LINKS).delete()
