from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("confirmations", "0002_whom_the_participant_asked"),
    ]

    operations = [
        migrations.AddField(
            model_name="confirmationrequest",
            name="reached_someone_else",
            field=models.BooleanField(default=False),
        ),
    ]
