"""Bring the catalogues up to date with the texts in code and templates."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.management.catalogues import is_answered, languages, path_of, texts, updated


class Command(BaseCommand):
    help = "Add new texts to the catalogues, drop vanished ones, and say how many wait."
    requires_system_checks = ()

    def handle(self, **_options: Any) -> None:
        try:
            wanted = texts()
        except ModuleNotFoundError as error:
            raise CommandError(f"{error}. It comes with: python3 run.py fix") from error
        for language in languages():
            catalogue = updated(language, wanted)
            path = path_of(language)
            content = f"{catalogue}".rstrip() + "\n"
            if not path.exists() or path.read_text() != content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content)
            waiting = sum(not is_answered(entry) for entry in catalogue)
            self.stdout.write(f"{language}: {len(catalogue)} texts, {waiting} without translation")
