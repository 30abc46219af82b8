"""The migrated database, still empty, kept from one run to the next.

Migrating costs more than most files of tests do. On SQLite it is done once for a set of migrations;
every later run, and every worker, begins with a copy.
"""

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
MADE_OF = ("requirements/app.txt", "config/sqlite/*.py", "*/migrations/*.py")


class Migrated:
    """The copy in a folder, named after what it was made of: another set gets another copy."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{_digest()}.sqlite3"

    def lay(self, target: Path) -> bool:
        """Put a copy where the tests look for their database; say whether there was one."""
        if not self.path.exists():
            return False
        shutil.copy(self.path, target)
        return True

    def keep(self) -> None:
        """Keep the database as it is now, whole or not at all, and no older copy beside it."""
        unfinished = self.path.with_suffix(f".{os.getpid()}")
        with sqlite3.connect(unfinished) as copy:
            connection.connection.backup(copy)
        copy.close()
        unfinished.replace(self.path)
        for other in set(self.path.parent.glob("*.sqlite3")) - {self.path}:
            other.unlink(missing_ok=True)


def _digest() -> str:
    files = (path for pattern in MADE_OF for path in sorted(ROOT.glob(pattern)))
    content = b"".join(str(path.relative_to(ROOT)).encode() + path.read_bytes() for path in files)
    return hashlib.sha256(content).hexdigest()[:16]
