"""How it was assessed is told in two sentences; whose word it is stands under each competency."""

from django.db import migrations

THIRD = {
    "sv": " Under varje kompetens står vems ord den bygger på.",
    "en": " Under each competency it says whose word it is built on.",
}


def in_two_sentences(method):
    """Leave the third sentence out, in each language that has it."""
    return {
        language: said.removesuffix(THIRD.get(language, "")) for language, said in method.items()
    }


def shorten(apps, schema_editor):
    for kind in apps.get_model("certificates", "CertificateType").objects.exclude(method={}):
        kind.method = in_two_sentences(kind.method)
        kind.save(update_fields=["method"])


class Migration(migrations.Migration):
    dependencies = [("certificates", "0016_batches")]

    # What was issued stays as it was; only what is issued from now on reads so.
    operations = [migrations.RunPython(shorten, migrations.RunPython.noop)]
