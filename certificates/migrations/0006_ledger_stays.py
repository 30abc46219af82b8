"""Let the database itself refuse to change the ledger, to leave a gap, or to break its chain.

The application has no way to do it; this stops stray scripts and slips of the hand. Who owns the
database can still take the triggers away: the checkpoints outside of it tell.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "certificates_ledgerrow"
SAID = "the ledger only grows"
FITS = (
    f"NEW.seq = (SELECT COALESCE(MAX(seq), 0) + 1 FROM {TABLE})"
    f" AND NEW.previous = COALESCE((SELECT chain FROM {TABLE} ORDER BY seq DESC LIMIT 1),"
    f" '{'0' * 64}')"
)


def guards(vendor: str) -> list[str]:
    """Return the statements that put the guards up."""
    if vendor == "postgresql":
        return [
            f"CREATE FUNCTION {TABLE}_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF TG_OP = 'INSERT' THEN IF {FITS} THEN RETURN NEW; END IF; END IF;"
            f" RAISE EXCEPTION '{SAID}'; END $$",
            f"CREATE TRIGGER {TABLE}_grows BEFORE INSERT OR UPDATE OR DELETE ON {TABLE}"
            f" FOR EACH ROW EXECUTE FUNCTION {TABLE}_grows()",
            f"CREATE TRIGGER {TABLE}_stays BEFORE TRUNCATE ON {TABLE}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_grows()",
        ]
    return [
        f"CREATE TRIGGER {TABLE}_insert BEFORE INSERT ON {TABLE} WHEN NOT ({FITS})"
        f" BEGIN SELECT RAISE(ABORT, '{SAID}'); END",
        *(
            f"CREATE TRIGGER {TABLE}_{event.lower()} BEFORE {event} ON {TABLE}"
            f" BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
            for event in ("UPDATE", "DELETE")
        ),
    ]


def lifted(vendor: str) -> list[str]:
    """Return the statements that take the guards down."""
    if vendor == "postgresql":
        return [
            f"DROP TRIGGER {TABLE}_grows ON {TABLE}",
            f"DROP TRIGGER {TABLE}_stays ON {TABLE}",
            f"DROP FUNCTION {TABLE}_grows()",
        ]
    return [f"DROP TRIGGER {TABLE}_{event}" for event in ("insert", "update", "delete")]


def put_up(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in guards(editor.connection.vendor):
        editor.execute(statement, None)


def take_down(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in lifted(editor.connection.vendor):
        editor.execute(statement, None)


class Migration(migrations.Migration):
    dependencies = [("certificates", "0005_ledger")]
    operations = [migrations.RunPython(put_up, take_down)]
