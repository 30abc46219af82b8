"""Read the register in its order by an index, whatever it is narrowed to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("certificates", "0014_words_of_issued")]

    operations = [
        migrations.RemoveField(model_name="certificate", name="folded"),
        migrations.AddIndex(
            model_name="certificate",
            index=models.Index(fields=["-issued_at", "-id"], name="register_in_order"),
        ),
        migrations.AddIndex(
            model_name="certificate",
            index=models.Index(fields=["type", "-issued_at", "-id"], name="register_by_kind"),
        ),
    ]
