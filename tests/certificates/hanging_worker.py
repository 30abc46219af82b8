"""A worker that stops for good at a moment, and says so by a file: for tests that kill it.

Run as a program: `python -m tests.certificates.hanging_worker MOMENT FILE`.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any, NoReturn

import django


def main(moment: str, sign: Path) -> None:
    """Work until the moment comes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from django.core.management import call_command

    from certificates import issuing
    from certificates.models import BatchRow

    def hang(*_args: Any, **_facts: Any) -> NoReturn:
        sign.touch()
        while True:
            time.sleep(60)

    if moment == "before it is issued":
        issuing._let_out = hang
    else:
        BatchRow.end = hang  # type: ignore[method-assign]
    call_command("db_worker", startup_delay=False, reload=False)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
