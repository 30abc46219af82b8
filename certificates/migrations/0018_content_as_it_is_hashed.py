from django.db import migrations, models

import certificates.canonical


class Migration(migrations.Migration):
    """How a content is written from now on; what stands there is read either way."""

    dependencies = [("certificates", "0017_method_in_two_sentences")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="certificate",
                    name="content",
                    field=models.JSONField(encoder=certificates.canonical.Canonical, null=True),
                ),
            ]
        )
    ]
