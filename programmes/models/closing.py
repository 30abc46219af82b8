"""The conversation with which somebody's time in a programme comes to its close."""

from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecycle.models import Event
from lifecycle.transitions import Refused
from programmes.models.enrolment import Enrolment


class ClosingTalk(models.Model):
    """When it was, with whom, and whether the participant wants everything with them.

    There is no room for more, and none is meant: how somebody is, is not written down.
    """

    class Wants(models.TextChoices):
        EVERYTHING = "everything", _("Yes, everything")
        LATER = "later", _("Perhaps later")
        NOTHING = "nothing", _("No, thank you")

    enrolment = models.OneToOneField(
        Enrolment, on_delete=models.CASCADE, related_name="closing_talk"
    )
    on = models.DateField(_("when"))
    partner = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("with whom")
    )
    wants = models.CharField(_("wants everything along"), max_length=10, choices=Wants)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")  # who wrote it down

    class Meta:
        verbose_name = _("Closing conversation")

    def __str__(self) -> str:
        return f"#{self.pk}"

    # Steps

    @classmethod
    @transaction.atomic
    def record(
        cls, enrolment: Enrolment, *, by: User, on: date, partner: User, wants: str
    ) -> "ClosingTalk":
        """Write down that it has been; written down again, the last word counts."""
        locked = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        if on > timezone.localdate():
            raise Refused(gettext("That day has not come yet."), subject=enrolment)
        if locked.is_invited or locked.is_erased:
            raise Refused(gettext("They take no part in it."), subject=enrolment)
        said = {"on": on, "partner": partner, "wants": wants, "by": by}
        talk, _new = cls.objects.update_or_create(enrolment=enrolment, defaults=said)
        enrolment.talked_on = on
        enrolment.save(update_fields=["talked_on"])
        Event.record(enrolment, "talk", by=by)
        return talk

    # Questions

    @property
    def wants_everything(self) -> bool:
        return self.wants == self.Wants.EVERYTHING
