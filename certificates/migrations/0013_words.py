import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("certificates", "0012_life_after_issue")]

    operations = [
        migrations.CreateModel(
            name="CertificateWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.BinaryField(max_length=160)),
                (
                    "certificate",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="certificates.certificate",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["word", "-certificate"], name="words_by_beginning")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("certificate", "word"), name="a_word_of_a_certificate_once"
                    )
                ],
            },
        ),
    ]
