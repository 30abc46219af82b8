"""Make the table of the shared cache, where the cache is the database.

Limits of public doors and one-time codes count in it: without the table a fresh installation would
answer 503 at its first knock, so `migrate` alone has to be enough. It stays when migrated back, as
it holds nothing that outlives a day.
"""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_table(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0001_initial")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
