"""Files for funders lie sealed, as the identity numbers in them do; those that are there, too."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from accounts.keys import seal_bytes, unseal_bytes


def seal_what_is_there(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    for file in apps.get_model("reporting", "ReportFile").objects.filter(emptied_at=None):
        file.sealed = seal_bytes(bytes(file.sealed))
        file.save(update_fields=["sealed"])


def unseal_what_is_there(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    for file in apps.get_model("reporting", "ReportFile").objects.filter(emptied_at=None):
        file.sealed = unseal_bytes(bytes(file.sealed))
        file.save(update_fields=["sealed"])


class Migration(migrations.Migration):
    dependencies = [("reporting", "0002_frozen")]

    operations = [
        migrations.RenameField("reportfile", "content", "sealed"),
        migrations.RunPython(seal_what_is_there, unseal_what_is_there),
    ]
