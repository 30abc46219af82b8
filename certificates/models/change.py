"""What a holder asks to have changed in a text that waits for their yes, and the answer."""

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from certificates import letters
from certificates.models.certificate import Certificate
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition


class ChangeRequestQuerySet(models.QuerySet["ChangeRequest"]):
    def visible_to(self, user: User) -> "ChangeRequestQuerySet":
        """Whoever sees the certificate it is about."""
        seen = self.filter(certificate__in=Certificate.objects.visible_to(user))
        return seen.select_related("certificate__participant", "certificate__case")

    def open(self) -> "ChangeRequestQuerySet":
        """Return those that nobody has answered."""
        return self.filter(state=ChangeRequest.State.OPEN).order_by("pk")


class ChangeRequest(Stateful):
    """A wish of the holder's, for what they cannot change themselves. Nothing of it is lost."""

    class State(models.TextChoices):
        OPEN = "open", _("Not answered yet")
        ANSWERED = "answered", _("Answered")

    TRANSITIONS = {"answer": Transition({State.OPEN}, State.ANSWERED)}

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="changes")
    note = models.TextField(max_length=1000)
    reply = models.TextField(max_length=1000, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)

    objects = ChangeRequestQuerySet.as_manager()

    if TYPE_CHECKING:
        certificate_id: int

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"], condition=Q(state="open"), name="one_open_wish_at_a_time"
            ),
            models.CheckConstraint(
                name="answered_wish_has_a_reply", condition=Q(state="open") | ~Q(reply="")
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return self.certificate.get_absolute_url()

    @property
    def participant(self) -> User:
        """Whose wish it is. Queries unless the certificate was fetched."""
        return self.certificate.participant

    @classmethod
    @transaction.atomic
    def make(cls, certificate: Certificate, *, by: User, note: str) -> "ChangeRequest":
        """Ask for a change; what was asked before and not answered is added to, not lost."""
        locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
        if not locked.is_draft:
            raise Refused(_("You have already said yes to the text."), subject=certificate)
        wish = cls.objects.filter(certificate=locked).open().first()
        if wish is None:
            wish = cls.objects.create(certificate=locked, note=note)
        elif note not in wish.note:
            wish.note = f"{wish.note}\n{note}"
            wish.save(update_fields=["note"])
        Event.record(certificate, "ask_for_change", by=by, note=note)
        return wish

    # Steps

    @transaction.atomic
    def answer(self, *, by: User, reply: str) -> None:
        """Write back what was done, or why not; the holder looks through the text once more."""
        certificate = Certificate.objects.select_for_update().get(pk=self.certificate_id)
        self.reply = reply
        self._take("answer", by=by, also=["reply"])
        Event.record(certificate, "answer_change", by=by, note=reply)
        if certificate.is_accepted:  # the yes was to a text without this answer
            certificate.reopen(by=by)
        else:
            certificate.tell_holder(letters.tell_of_answer)

    # Questions

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
