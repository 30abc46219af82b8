"""Signs where the ledger stands now and writes it outside the database; prints the newest one."""

from typing import Any

from django.core.management.base import BaseCommand

from certificates import checkpoints


class Command(BaseCommand):
    """The clock runs it each minute. What it prints can be mailed to an archive, or co-signed."""

    help = __doc__

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        checkpoints.write()
        newest = list(checkpoints.written())[-1:]
        for _file, note in newest if verbosity else []:
            self.stdout.write(note)
