"""Turn the catalogues that people edit into those that Django reads."""

from pathlib import Path
from typing import Any

import polib
from django.core.management.base import BaseCommand, CommandError

from home.management.catalogues import catalogue_paths


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/django.po where the .mo is missing or older."
    requires_system_checks = ()

    def handle(self, **_options: Any) -> None:
        for source in catalogue_paths():
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
                compile_catalogue(source, target)


def compile_catalogue(source: Path, target: Path) -> None:
    """Write the compiled catalogue beside its source, whole or not at all."""
    try:
        catalogue = polib.pofile(str(source))
    except OSError as error:  # polib's word for a file it cannot read
        raise CommandError(f"{source} cannot be read: {error}") from error
    unfinished = target.with_suffix(".mo.part")
    catalogue.save_as_mofile(str(unfinished))
    unfinished.replace(target)
