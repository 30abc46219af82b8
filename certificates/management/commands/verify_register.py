"""Adds the register up again and compares it with every checkpoint; ends with 1 if it differs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from certificates import checkpoints
from certificates.auditing import audit

MOST = 20  # faults that are shown; the first tells most


class Command(BaseCommand):
    """Run it each night, and after a backup is restored."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        found = audit()
        self.stdout.write(f"Rows of the ledger   {found.rows}")
        self.stdout.write(f"Certificates         {found.certificates}")
        self.stdout.write(f"Checkpoints          {found.checkpoints}")
        if found.nobodys:
            self.stdout.write(f"Rows that are nobody’s any more  {found.nobodys}")
        self.stdout.write(f"Root                 {found.root.hex()}")
        self.stdout.write(f"Key of checkpoints   {checkpoints.signer().written}")
        if found.faults:
            more = len(found.faults) - MOST
            shown = "\n".join(found.faults[:MOST])
            raise CommandError(f"{shown}\nand {more} more." if more > 0 else shown)
        self.stdout.write("Everything adds up.")
