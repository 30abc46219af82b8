"""Reads a framework into the database, in one transaction, and says what it did."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Role, User
from competencies.exchange.own_json import SHIPPED, import_framework
from competencies.exchange.reading import NotReadable, Report


class Command(BaseCommand):
    help = "Import a framework from a JSON file (the shipped one if none is named)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=SHIPPED)
        parser.add_argument("--by", help="e-mail of the framework editor who imports")
        parser.add_argument("--publish", action="store_true", help="publish it if it is a draft")

    def handle(self, *args: Any, **options: Any) -> None:
        editor = self._editor(options["by"])
        try:
            report = import_framework(options["file"].read_bytes(), by=editor)
        except OSError as error:
            raise CommandError(f"The file cannot be opened: {error.strerror}.") from error
        except NotReadable as fault:
            raise CommandError(f"Nothing was imported. {fault}") from fault
        self._say(report)
        if options["publish"] and report.framework and report.framework.allows("publish"):
            report.framework.publish(by=editor)
            self.stdout.write("Published.")

    def _editor(self, email: str | None) -> User:
        editors = User.objects.filter(role_assignments__role=Role.FRAMEWORK_EDITOR).distinct()
        editor = (editors.filter(email=email) if email else editors.order_by("pk")).first()
        if editor is None:
            raise CommandError("Name a framework editor by --by.")
        return editor

    def _say(self, report: Report) -> None:
        made = ", ".join(f"{number} {kind}" for kind, number in report.made.items())
        self.stdout.write(f"{report.framework}: {made or 'was there already, nothing changed'}.")
        for reason in report.refused:
            self.stdout.write(f"Refused: {reason}")
