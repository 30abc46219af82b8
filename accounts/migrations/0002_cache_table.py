"""The table of the shared cache, where limits and one-time codes are counted."""

from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    # Does nothing where the cache is not kept in the database, or the table is there.
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
