"""What the approved without a contact have said until today keeps its weight."""

from typing import Any

from django.db import migrations, models
from django.utils import timezone


def vouch_until_now(apps: Any, schema_editor: Any) -> None:
    """Let the team have looked at all that was answered until today."""
    approved = apps.get_model("workplaces", "Supervisor").objects.filter(state="approved")
    approved.update(vouched_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0003_doors")]

    operations = [
        migrations.AddField("supervisor", "vouched_at", models.DateTimeField(null=True)),
        migrations.RunPython(vouch_until_now, migrations.RunPython.noop),
    ]
