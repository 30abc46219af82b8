"""Let the database itself refuse to change the words of a published framework.

The application has no way to do it; this stops a stray script and a slip of the hand as well. Rows
may still be deleted together with a whole test database: foreign keys protect what is in use.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Table · how to find the framework of a row from NEW.
FRAMEWORK_OF = {
    "competencies_level": "NEW.framework_id",
    "competencies_item": "NEW.framework_id",
    "competencies_edge": "(SELECT framework_id FROM competencies_item WHERE id = NEW.parent_id)",
    "competencies_levelstatement": "(SELECT framework_id FROM competencies_level"
    " WHERE id = NEW.level_id)",
    "competencies_criterion": "(SELECT l.framework_id FROM competencies_levelstatement s"
    " JOIN competencies_level l ON l.id = s.level_id WHERE s.id = NEW.statement_id)",
}
SAID = "a published framework does not change"
IS_PUBLISHED = (
    "EXISTS (SELECT 1 FROM competencies_framework WHERE id = {framework} AND state <> 'draft')"
)
WORDS = ("slug", "version", "title", "description", "seqf_note", "digest")


def guard_rows(table: str, framework: str, vendor: str) -> list[str]:
    published = IS_PUBLISHED.format(framework=framework)
    if vendor == "postgresql":
        return [
            f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {published} THEN RAISE EXCEPTION '{SAID}'; END IF; RETURN NEW; END $$",
            f"CREATE TRIGGER {table}_stays BEFORE INSERT OR UPDATE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_stays()",
        ]
    return [
        f"CREATE TRIGGER {table}_stays_{event.lower()} BEFORE {event} ON {table}"
        f" WHEN {published} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        for event in ("INSERT", "UPDATE")
    ]


def guard_head(vendor: str) -> list[str]:
    changed = " OR ".join(f"CAST(NEW.{w} AS text) <> CAST(OLD.{w} AS text)" for w in WORDS)
    broken = f"OLD.state <> 'draft' AND ({changed} OR NEW.state = 'draft')"
    table = "competencies_framework"
    if vendor == "postgresql":
        return [
            f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {broken} THEN RAISE EXCEPTION '{SAID}'; END IF; RETURN NEW; END $$",
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_stays()",
        ]
    return [
        f"CREATE TRIGGER {table}_stays_update BEFORE UPDATE ON {table}"
        f" WHEN {broken} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    ]


def put_up(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    vendor = editor.connection.vendor
    for table, framework in FRAMEWORK_OF.items():
        for statement in guard_rows(table, framework, vendor):
            editor.execute(statement)
    for statement in guard_head(vendor):
        editor.execute(statement)


def take_down(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    for table in (*FRAMEWORK_OF, "competencies_framework"):
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {table}_stays ON {table}")
            editor.execute(f"DROP FUNCTION {table}_stays()")
        else:
            for event in ("insert", "update"):
                editor.execute(f"DROP TRIGGER IF EXISTS {table}_stays_{event}")


class Migration(migrations.Migration):
    dependencies = [("competencies", "0001_initial")]
    operations = [migrations.RunPython(put_up, take_down)]
