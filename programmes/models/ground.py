"""For which reasons somebody may take part: data of each programme, not code."""

from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.texts import Text, TranslatedField, refuse_half_a_text
from lifecycle.models import Event
from programmes.models.programme import Programme


class Ground(models.Model):
    """One reason to take part. Of each group at least one holds: any of a group, all groups.

    Says nothing of health, origin or belief (GDPR art. 9): that is nowhere recorded.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="grounds")
    group = models.PositiveSmallIntegerField(_("group"), default=1)
    text = TranslatedField(validators=[refuse_half_a_text])
    needs_note = models.BooleanField(_("a note of what shows it is asked for"), default=False)
    decided_by = models.CharField(_("who decides that it holds"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField(_("can be chosen"), default=True)

    class Meta:
        verbose_name = _("ground for taking part")
        verbose_name_plural = _("grounds for taking part")
        ordering = ["group", "position", "pk"]

    def __str__(self) -> str:
        return str(self.text)

    # Steps

    @classmethod
    @transaction.atomic
    def add(
        cls,
        programme: Programme,
        text: Text,
        *,
        by: User,
        group: int = 1,
        needs_note: bool = False,
        decided_by: str = "",
    ) -> "Ground":
        """Let somebody take part for this reason too, last of its group."""
        Programme.objects.select_for_update().get(pk=programme.pk)
        last = cls.objects.filter(programme=programme, group=group).aggregate(Max("position"))
        ground = cls.objects.create(
            programme=programme,
            text=text,
            group=group,
            needs_note=needs_note,
            decided_by=decided_by,
            position=(last["position__max"] or 0) + 1,
        )
        Event.record(programme, "add_ground", by=by, note=str(ground))
        return ground

    @transaction.atomic
    def withdraw(self, *, by: User) -> None:
        """Offer the ground no longer. Whoever takes part because of it stays."""
        self._offer("withdraw_ground", by=by, is_offered=False)

    @transaction.atomic
    def offer(self, *, by: User) -> None:
        """Offer a withdrawn ground again."""
        self._offer("offer_ground", by=by, is_offered=True)

    def _offer(self, verb: str, *, by: User, is_offered: bool) -> None:
        self.is_offered = is_offered
        self.save(update_fields=["is_offered"])
        Event.record(self.programme, verb, by=by, note=str(self))
