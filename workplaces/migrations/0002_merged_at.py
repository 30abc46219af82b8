"""What was answered before somebody was merged counts, what is answered later does not."""

from typing import Any

from django.db import migrations, models
from django.db.models import Q
from django.utils import timezone


def end_what_counts_now(apps: Any, schema_editor: Any) -> None:
    """Let all that merged supervisors have said until today keep its weight."""
    merged = apps.get_model("workplaces", "Supervisor").objects.filter(state="merged")
    merged.update(merged_at=timezone.now())


class Migration(migrations.Migration):
    atomic = False  # PostgreSQL changes no table in the transaction that has changed its rows
    dependencies = [("workplaces", "0001_initial")]
    operations = [
        migrations.AddField("supervisor", "merged_at", models.DateTimeField(null=True)),
        migrations.RunPython(end_what_counts_now, migrations.RunPython.noop),
        migrations.RemoveConstraint("supervisor", "merged_supervisor_names_another"),
        migrations.AddConstraint(
            "supervisor",
            models.CheckConstraint(
                name="merged_supervisor_names_another",
                condition=Q(state="merged", merged_into__isnull=False, merged_at__isnull=False)
                | ~Q(state="merged") & Q(merged_into__isnull=True, merged_at__isnull=True),
            ),
        ),
    ]
