"""What has been agreed with a place, that somebody here has seen. The paper itself stays there."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import PeriodQuerySet, User, period_in_order
from lifecycle.models import Event
from workplaces.models.workplace import Workplace


class Agreement(models.Model):
    """One agreement with a place: of which kind, from when to when, and who has seen it."""

    class Kind(models.TextChoices):
        COOPERATION = "cooperation", _("With the place, for several people")
        PLACEMENT = "placement", _("For one person’s time there")
        SPOKEN = "spoken", _("By word of mouth")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="agreements")
    kind = models.CharField(max_length=20, choices=Kind)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    seen_on = models.DateField(default=timezone.localdate)
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects: Any = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [period_in_order("agreement_period_in_order")]

    def __str__(self) -> str:
        return self.get_kind_display()

    @classmethod
    @transaction.atomic
    def note(cls, workplace: Workplace, facts: dict[str, Any], *, by: User) -> "Agreement":
        """Write down that somebody has seen an agreement."""
        agreement = cls.objects.create(workplace=workplace, seen_by=by, **facts)
        Event.record(workplace, "note_agreement", by=by)
        return agreement
