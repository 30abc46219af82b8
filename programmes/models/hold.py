"""What stops the clock for one person: as long as it holds, nothing of theirs is erased."""

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models.enrolment import Enrolment


class HoldQuerySet(models.QuerySet["Hold"]):
    def open(self) -> "HoldQuerySet":
        """Return those that nobody has lifted."""
        return self.filter(lifted_on=None)


class Hold(models.Model):
    """Somebody's things are needed still: asked for, disputed, looked through. They read why."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="holds")
    because = models.CharField(_("why nothing of theirs may be erased"), max_length=300)
    since = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    lifted_on = models.DateField(null=True, blank=True)
    lifted_because = models.CharField(max_length=300, blank=True)

    objects = HoldQuerySet.as_manager()

    if TYPE_CHECKING:
        enrolment_id: int

    class Meta:
        verbose_name = _("Hold")
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(lifted_on=None), name="one_open_hold_at_a_time"
            ),
            models.CheckConstraint(name="hold_says_why", condition=~Q(because="")),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    # Steps

    @classmethod
    @transaction.atomic
    def place(cls, enrolment: Enrolment, because: str, *, by: User) -> "Hold":
        """Let nothing of theirs be erased until it is lifted, whatever the rule says."""
        locked = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        if locked.is_erased:
            raise Refused(gettext("They are erased already."), subject=enrolment)
        if locked.holds.open().exists():
            raise Refused(gettext("That is done already."), subject=enrolment)
        hold = cls.objects.create(enrolment=enrolment, because=because, by=by)
        Event.record(enrolment, "hold", by=by)
        return hold

    @classmethod
    @transaction.atomic
    def lift(cls, enrolment: Enrolment, because: str, *, by: User) -> None:
        """Let the rule hold for them again, and say why."""
        Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        there = cls.objects.open().filter(enrolment=enrolment)
        if not there.update(lifted_on=timezone.localdate(), lifted_because=because):
            raise Refused(gettext("That is done already."), subject=enrolment)
        Event.record(enrolment, "lift_hold", by=by)
