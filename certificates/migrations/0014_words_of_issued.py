"""Let what has been issued be found by its words."""

from django.db import migrations

from certificates.models.words import words_of


def fill(apps, schema_editor):
    words = apps.get_model("certificates", "CertificateWord")
    issued = apps.get_model("certificates", "Certificate").objects.filter(number__isnull=False)
    waiting = []
    for pk, folded in issued.values_list("pk", "folded").order_by("pk").iterator():
        said = folded.rsplit(" ", 2)  # a name, a serial and a number
        waiting += [words(certificate_id=pk, word=word) for word in words_of(*said)]
        if len(waiting) > 2000:
            words.objects.bulk_create(waiting)
            waiting = []
    words.objects.bulk_create(waiting)


def empty(apps, schema_editor):
    apps.get_model("certificates", "CertificateWord").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("certificates", "0013_words")]

    operations = [migrations.RunPython(fill, empty)]
