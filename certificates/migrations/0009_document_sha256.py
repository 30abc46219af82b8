import hashlib

from django.db import migrations, models


def fill(apps, schema_editor):
    documents = apps.get_model("certificates", "CertificateDocument").objects.filter(sha256="")
    for pk in list(documents.values_list("pk", flat=True)):
        document = documents.get(pk=pk)
        document.sha256 = hashlib.sha256(bytes(document.pdf)).hexdigest()
        document.save(update_fields=["sha256"])


class Migration(migrations.Migration):
    dependencies = [("certificates", "0008_kept_pages")]

    operations = [
        migrations.AddField(
            model_name="certificatedocument",
            name="sha256",
            field=models.CharField(db_index=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
