import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0011_five_kinds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HolderReply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="HolderRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Reinstatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="RevocationProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("holder_misled", "Built on incorrect information from the holder"),
                            ("reserved_condition", "A condition printed on it was broken"),
                            ("safety", "Compelling safety reasons"),
                            ("issued_in_error", "Issued by mistake"),
                            ("holder_request", "The holder asked for it"),
                        ],
                        max_length=30,
                    ),
                ),
                ("note", models.TextField()),
                ("happened_on", models.DateField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("hear_until", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("decision_note", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for another person"),
                            ("upheld", "Revoked"),
                            ("dismissed", "Dismissed"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
            ],
            options={"verbose_name": "Proposal about a certificate"},
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("checking", "Something on it has to be checked"),
                            ("misused", "Somebody else seems to use it"),
                            ("safety", "Compelling safety reasons"),
                            ("holder_request", "The holder asked for it"),
                        ],
                        max_length=30,
                    ),
                ),
                ("note", models.TextField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="certificate",
            name="issued_certificate_is_whole",
        ),
        migrations.RenameField(
            model_name="revocation",
            old_name="by",
            new_name="decided_by",
        ),
        migrations.AddField(
            model_name="certificate",
            name="is_linked",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="revocation",
            name="proposed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Waiting for you to look through it"),
                    ("accepted", "Waiting to be issued"),
                    ("issued", "Valid"),
                    ("suspended", "Not valid right now"),
                    ("replaced", "Replaced"),
                    ("revoked", "Not valid"),
                ],
                default="draft",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("content__isnull", True),
                        ("number__isnull", True),
                        ("state__in", ["draft", "accepted"]),
                    ),
                    models.Q(
                        ("content__isnull", False),
                        ("issued_at__isnull", False),
                        ("issued_by__isnull", False),
                        ("number__isnull", False),
                        ("serial__isnull", False),
                        ("state__in", ["issued", "suspended", "replaced", "revoked"]),
                    ),
                    _connector="OR",
                ),
                name="issued_certificate_is_whole",
            ),
        ),
        migrations.AddField(
            model_name="holderrequest",
            name="certificate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requests",
                to="certificates.certificate",
            ),
        ),
        migrations.AddField(
            model_name="reinstatement",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="revocationproposal",
            name="certificate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposals",
                to="certificates.certificate",
            ),
        ),
        migrations.AddField(
            model_name="revocationproposal",
            name="decided_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="revocationproposal",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="revocationproposal",
            name="request",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proposal",
                to="certificates.holderrequest",
            ),
        ),
        migrations.AddField(
            model_name="holderreply",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replies",
                to="certificates.revocationproposal",
            ),
        ),
        migrations.AddField(
            model_name="revocation",
            name="proposal",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="revocation",
                to="certificates.revocationproposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="revocation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("proposal__isnull", True), ("proposed_by__isnull", True)),
                    models.Q(
                        ("proposal__isnull", False),
                        ("proposed_by__isnull", False),
                        models.Q(("proposed_by", models.F("decided_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="revocation_takes_two",
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="certificate",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="suspensions",
                to="certificates.certificate",
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="proposal",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="suspensions",
                to="certificates.revocationproposal",
            ),
        ),
        migrations.AddField(
            model_name="reinstatement",
            name="suspension",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reinstatement",
                to="certificates.suspension",
            ),
        ),
        migrations.AddConstraint(
            model_name="revocationproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="proposal_is_decided_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="revocationproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", True),
                        ("decided_by__isnull", True),
                        ("state", "open"),
                    ),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("state__in", ["upheld", "dismissed"]),
                        models.Q(("decision_note", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="decided_proposal_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="revocationproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("certificate",),
                name="one_open_proposal_per_certificate",
            ),
        ),
    ]
