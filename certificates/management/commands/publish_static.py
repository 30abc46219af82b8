"""Writes the register as a plain folder of files, which any web server can serve without us."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from certificates.publishing import publish
from certificates.publishing.folder import Refused


class Command(BaseCommand):
    """Run it each night, and once more before the lights go out. The old folder stays until the
    new one is whole.
    """

    help = __doc__

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            found = publish(folder)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Certificates  {found.certificates}")
        self.stdout.write(f"Frameworks    {found.frameworks}")
        self.stdout.write(f"Files         {found.files}, of which {found.written} are new")
