"""What the database file keeps of rows that are gone: freed pages are overwritten by a setting, and
SQLite's log is emptied here. What PostgreSQL does stands in docs/operating.md.
"""

import logging

from django.db.backends.base.base import BaseDatabaseWrapper

log = logging.getLogger(__name__)


def empty_log(database: BaseDatabaseWrapper) -> bool:
    """Empty SQLite's write-ahead log; say whether nothing of what went is in it any more.

    Call after the commit. Whoever reads meanwhile keeps it from being emptied.
    """
    if database.vendor != "sqlite":
        return True
    with database.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, _frames, _moved = cursor.fetchone()
    if is_busy:
        log.warning("The database's log could not be emptied: somebody reads. See operating.md.")
    return not is_busy
