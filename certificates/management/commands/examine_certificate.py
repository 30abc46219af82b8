"""Says of a file what the public check would: sealed by whom, intact, and what it carries."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from certificates import keys, numbers
from certificates.pdf.examine import examine


class Command(BaseCommand):
    help = "Examine a PDF file: is it sealed, by us, and unchanged?"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pdf = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"The file cannot be opened: {error.strerror}.") from error
        found = examine(pdf, keys.trust())
        for name, value in asdict(found).items():
            self.stdout.write(f"{name:15}{_in_words(name, value)}")
        if not found.is_genuine:
            raise CommandError("This is not a file that we sealed, or it has been changed since.")
        self.stdout.write("This is what we sealed. Whether it still holds, the register knows.")


def _in_words(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "number" and value:
        return numbers.display(str(value))
    if name == "attachment" and isinstance(value, dict):
        return f"JSON: {', '.join(value)}"
    return str(value) if value else "–"
