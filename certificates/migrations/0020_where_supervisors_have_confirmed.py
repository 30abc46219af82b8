"""The sentence about how it was assessed holds, too, where no supervisor has confirmed anything."""

from django.db import migrations

SAID = {
    "sv": (
        "har visat och det som handledare har bekräftat mot",
        "har visat, och det som handledare kan ha bekräftat, mot",
    ),
    "en": (
        "and what supervisors have confirmed, against",
        "and what supervisors may have confirmed, against",
    ),
}


def say(words, before, after):
    return {
        language: text.replace(SAID[language][before], SAID[language][after])
        for language, text in words.items()
    }


def rewrite(before, after):
    def forwards(apps, schema_editor):
        for kind in apps.get_model("certificates", "CertificateType").objects.all():
            kind.method = say(kind.method, before, after)
            kind.save(update_fields=["method"])

    return forwards


class Migration(migrations.Migration):
    dependencies = [("certificates", "0019_a_correction_may_be_dropped")]
    operations = [migrations.RunPython(rewrite(0, 1), rewrite(1, 0))]
