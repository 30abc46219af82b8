from django.db import migrations, models

import confirmations.doors

DOORS = [
    ("email", "A link by e-mail"),
    ("sms", "A link by text message"),
    ("shared", "A link that the participant passed on"),
    ("in_hand", "On the participant’s phone"),
    ("qr", "A code on the participant’s screen"),
    ("poster", "The poster at the place"),
    ("team", "Seen by the team"),
]


def part_the_links(apps, _schema_editor):
    """Give each question that went by a held link another one, which only letters carry."""
    requests = apps.get_model("confirmations", "ConfirmationRequest").objects
    for request in requests.filter(door__in=["shared", "in_hand", "qr", "poster"]).iterator():
        request.held_nonce, request.held_digest = request.nonce, request.digest
        request.held_door = request.door
        request.nonce = confirmations.doors.new_nonce()
        token = confirmations.doors.token_from(request.nonce)
        request.digest = confirmations.doors.digest_of(token)
        request.save()


class Migration(migrations.Migration):
    dependencies = [
        ("confirmations", "0013_codes_are_used_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="confirmationrequest",
            name="held_digest",
            field=models.CharField(max_length=64, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="confirmationrequest",
            name="held_door",
            field=models.CharField(blank=True, choices=DOORS, max_length=20),
        ),
        migrations.AddField(
            model_name="confirmationrequest",
            name="held_nonce",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(part_the_links, migrations.RunPython.noop),
    ]
