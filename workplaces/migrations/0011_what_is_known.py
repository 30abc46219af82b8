"""Give the placements that are there their state, and lay down what minors may work."""

from datetime import time

from django.db import migrations
from django.utils import timezone

AFS = "AFS 2012:3, i Arbetsmiljöverkets vägledning H453 s. 13; sedan 2025 i nya föreskrifter"
LIMITS = {
    "child_at_school": {"a_day": 120, "a_free_day": 420, "a_week": 720, "not_after": time(20)},
    "child_on_holiday": {"a_day": 420, "a_free_day": 420, "a_week": 2100, "not_after": time(20)},
    "young": {"a_day": 480, "a_free_day": 480, "a_week": 2400, "not_after": time(22)},
}
COMMON = {"not_before": time(6), "days": 5, "without_break": 270, "the_break": 30, "source": AFS}


def tell_states(apps, schema_editor):
    """Who has begun is there, or was; who has not is planned."""
    placements = apps.get_model("workplaces", "Placement").objects.all()
    today = timezone.localdate()
    placements.filter(starts_on__lte=today).update(state="active")
    placements.filter(ends_on__lt=today).update(state="ended")


def lay_limits(apps, schema_editor):
    for weeks, numbers in LIMITS.items():
        apps.get_model("workplaces", "HourLimit").objects.create(weeks=weeks, **COMMON, **numbers)


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0010_directory_and_placements")]

    operations = [
        migrations.RunPython(tell_states, migrations.RunPython.noop),
        migrations.RunPython(lay_limits, migrations.RunPython.noop),
    ]
