"""How long what a programme has is kept, by which law, who decided it, and what stops the clock."""

from calendar import monthrange
from datetime import date

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models.programme import Programme


class RetentionRule(models.Model):
    """The rule of one programme. The certificate register is preserved whatever it says."""

    programme = models.OneToOneField(Programme, on_delete=models.PROTECT, related_name="retention")
    months = models.PositiveSmallIntegerField(_("months after the end"))
    legal_basis = models.CharField(_("legal basis"), max_length=300)
    decided_by = models.CharField(_("who has decided it"), max_length=200)
    decided_on = models.DateField(_("decided on"))
    kept = models.TextField(_("what is kept in the archive"), blank=True)
    held_since = models.DateField(null=True, blank=True)
    held_because = models.CharField(_("why nothing may be erased"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hold_has_a_day_and_a_reason",
                condition=Q(held_since__isnull=True, held_because="")
                | Q(held_since__isnull=False) & ~Q(held_because=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.months}, {self.legal_basis}"

    # Steps

    @classmethod
    @transaction.atomic
    def set_for(cls, programme: Programme, *, by: User, **facts: object) -> "RetentionRule":
        """Say how long what the programme has is kept; the rule before is written down."""
        before = cls.objects.filter(programme=programme).first()
        rule, _made = cls.objects.update_or_create(programme=programme, defaults=facts)
        Event.record(programme, "set_retention", by=by, note=str(before or ""))
        return rule

    @transaction.atomic
    def hold(self, because: str, *, by: User) -> None:
        """Let nothing be erased until the hold is lifted, whatever the rule says."""
        self._refuse_unless(is_held=False)
        self.held_since, self.held_because = timezone.localdate(), because
        self.save(update_fields=["held_since", "held_because"])
        Event.record(self.programme, "hold", by=by, note=because)

    @transaction.atomic
    def lift_hold(self, *, by: User) -> None:
        """Let the rule hold again."""
        self._refuse_unless(is_held=True)
        because = self.held_because
        self.held_since, self.held_because = None, ""
        self.save(update_fields=["held_since", "held_because"])
        Event.record(self.programme, "lift_hold", by=by, note=because)

    def _refuse_unless(self, *, is_held: bool) -> None:
        locked = type(self).objects.select_for_update().get(pk=self.pk)
        if locked.is_held != is_held:
            raise Refused(gettext("That is done already."), subject=self.programme)

    # Questions

    @property
    def is_held(self) -> bool:
        return self.held_since is not None

    @property
    def ends_on(self) -> date | None:
        """The last day it is kept; None while the programme has no end, or under a hold."""
        if self.is_held or self.programme.ends_on is None:
            return None
        return months_after(self.programme.ends_on, self.months)

    # Display

    @property
    def decided(self) -> str:
        return f"{self.decided_by}, {self.decided_on}"


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
