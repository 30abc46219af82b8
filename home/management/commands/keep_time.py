"""Does what is due, minute by minute; with --once a single time, for cron."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from home.management.chores import CHORES, do_chores


class Command(BaseCommand):
    """Run one beside the server and the worker. Two do no harm."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due and end")
        parser.add_argument("--every", type=float, default=60, metavar="SECONDS")

    def handle(self, *args: Any, once: bool, every: float, **options: Any) -> None:
        if once:
            if failed := do_chores(CHORES):
                raise CommandError(f"Failed: {', '.join(failed)}. The log tells more.")
            return
        while True:
            began = time.monotonic()
            close_old_connections()  # the database may have been away
            do_chores(CHORES)
            time.sleep(max(0, every - (time.monotonic() - began)))
