"""Numbers by which authorities know a person: sealed, found only by whoever has the number."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.keys import blind, seal, unseal
from accounts.models.people import User
from accounts.numbers import masked
from lifecycle.models import Event


class PersonIdentifierQuerySet(models.QuerySet["PersonIdentifier"]):
    def with_value(self, value: str) -> "PersonIdentifierQuerySet":
        """Return those that hold exactly this number: whoever asks knows it already."""
        return self.filter(blind_index=blind(value), valid_to=None)


class PersonIdentifier(models.Model):
    """One number of one person, for a time: numbers change, and somebody may have several or none.

    Nothing says that a number is one person's alone: the same may stand at two accounts until they
    are merged, and a refusal would tell that somebody, perhaps protected, is here already.
    """

    class Kind(models.TextChoices):
        PERSONAL = "personnummer", _("Personnummer")
        COORDINATION = "samordningsnummer", _("Samordningsnummer")
        RESERVE = "reserve", _("Reserve number")

    DATED = (Kind.PERSONAL, Kind.COORDINATION)  # a date stands in them

    class Level(models.TextChoices):
        """How sure the Tax Agency was of a coordination number's identity (lag 2022:1697)."""

        CONFIRMED = "confirmed", _("confirmed")
        LIKELY = "likely", _("likely")
        UNCERTAIN = "uncertain", _("uncertain")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="identifiers")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    value_sealed = models.TextField()
    blind_index = models.CharField(max_length=64, db_index=True)
    identity_level = models.CharField(max_length=10, choices=Level, blank=True)
    valid_from = models.DateField(default=timezone.localdate)
    valid_to = models.DateField(null=True, blank=True)
    dormant_since = models.DateField(null=True, blank=True)  # five years without a renewal

    objects = PersonIdentifierQuerySet.as_manager()

    class Meta:
        verbose_name = _("identity number")
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "blind_index"],
                condition=Q(valid_to=None),
                name="one_person_has_a_number_once",
            ),
            models.CheckConstraint(
                name="identifier_period_in_order",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="only_coordination_numbers_are_dormant_or_graded",
                condition=Q(kind="samordningsnummer") | Q(identity_level="", dormant_since=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.masked}"

    @classmethod
    @transaction.atomic
    def record(
        cls, user: User, kind: str, value: str, *, by: User, **facts: Any
    ) -> "PersonIdentifier":
        """Write down a number of somebody, once; one of the same kind that held until now ends."""
        known = cls.objects.filter(user=user).with_value(value).first()
        if known:
            return known
        today = timezone.localdate()
        for earlier in cls.objects.filter(user=user, kind=kind, valid_to=None):
            earlier.end(today, by=by)
        identifier = cls.objects.create(
            user=user, kind=kind, value_sealed=seal(value), blind_index=blind(value), **facts
        )
        Event.record(identifier, "record", by=by)
        return identifier

    @classmethod
    @transaction.atomic
    def record_all(cls, numbers: Sequence[tuple[User, str, str]], *, by: User) -> None:
        """Write down (whose, which kind, what) of several people, each as `record` would.

        Four queries and the rows, however many they are; and two for each number that ends.
        """
        held = cls.objects.filter(user__in=[user for user, *_ in numbers], valid_to=None)
        now = {(each.user_id, each.kind): each for each in held}
        known = {(each.user_id, each.blind_index) for each in held}
        new = []
        for user, kind, value in numbers:
            digest = blind(value)
            if (user.pk, digest) in known:
                continue
            known.add((user.pk, digest))
            if earlier := now.pop((user.pk, kind), None):
                earlier.end(timezone.localdate(), by=by)
            facts = {"value_sealed": seal(value), "blind_index": digest}
            new.append(PersonIdentifier(user=user, kind=kind, **facts))
        Event.record_all(PersonIdentifier.objects.bulk_create(new), "record", by=by)

    def end(self, day: date, *, by: User) -> None:
        """Say that the number holds no longer: it was changed, or written down by mistake."""
        self.valid_to = max(day, self.valid_from)
        self.save(update_fields=["valid_to"])
        Event.record(self, "end", by=by)

    # Display

    @property
    def masked(self) -> str:
        """The number without its last four signs, for every screen."""
        return masked(unseal(self.value_sealed))

    @property
    def opened(self) -> str:
        """The whole number, for the few reports that the law asks it for. Never on a screen."""
        return unseal(self.value_sealed)
