"""Makes a key to the API for somebody's machine, and prints it this once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import ApiToken, User


class Command(BaseCommand):
    """Make a token; only its hash is kept."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="whose machine it is")
        parser.add_argument("name", help="what the machine is, to know it again")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"], is_active=True).first()
        if user is None:
            raise CommandError(f"Nobody signs in as {options['email']}.")
        _token, key = ApiToken.make(user, options["name"])
        self.stderr.write("Keep this key safe. It cannot be read again:")
        self.stdout.write(key)
