"""Changes tables as Django does on SQLite, without losing the triggers.

Django changes a table by making it anew under another name. SQLite drops the triggers of the old
one, and refuses to rename the new one as long as a trigger of another table asks for it.
"""

from typing import Any

from django.db.backends.sqlite3.schema import DatabaseSchemaEditor


class SchemaEditor(DatabaseSchemaEditor):
    """Puts all triggers aside while a table is made anew."""

    def _remake_table(self, *args: Any, **kwargs: Any) -> None:
        triggers = self._triggers()
        for name in triggers:
            self.execute(f"DROP TRIGGER {self.quote_name(name)}", params=None)
        super()._remake_table(*args, **kwargs)  # type: ignore[misc]
        for statement in triggers.values():
            self.execute(statement, params=None)

    def _triggers(self) -> dict[str, str]:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            return dict(cursor.fetchall())
