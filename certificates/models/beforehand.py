"""What leads up to a certificate: its holder looks through the text and chooses what it says."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from certificates import letters
from certificates.models.questions import CertificateState
from competencies.models import Competency
from lifecycle.models import Event
from lifecycle.post import Writer
from lifecycle.transitions import Refused, Stateful, Transition

BEFOREHAND = {
    "accept": Transition({CertificateState.DRAFT}, CertificateState.ACCEPTED),
    "reopen": Transition({CertificateState.ACCEPTED}, CertificateState.DRAFT),
    "issue": Transition({CertificateState.ACCEPTED}, CertificateState.ISSUED),
    "drop": Transition(
        {CertificateState.DRAFT, CertificateState.ACCEPTED}, CertificateState.DROPPED
    ),
}


class Beforehand(Stateful):
    """The steps of a certificate that has not left the house."""

    # What the holder chose while it was a draft.
    name = models.CharField(gettext_lazy("name on the certificate"), max_length=200)
    shows_birth_date = models.BooleanField(default=False)
    shows_workplace = models.BooleanField(default=True)
    is_bilingual = models.BooleanField(default=True)  # Swedish, with English beside it
    competencies: Any = models.ManyToManyField(Competency, blank=True, related_name="+")

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        objects: Any
        participant: User
        changes: Any

        def tell_holder(self, writer: Writer) -> None: ...

    # Steps

    @transaction.atomic
    def choose(
        self,
        *,
        by: User,
        name: str,
        competencies: list[Competency],
        shows_workplace: bool,
        shows_birth_date: bool,
        is_bilingual: bool = True,
    ) -> None:
        """Write down what the holder wants on it, while it is a draft."""
        locked = type(self).objects.select_for_update().get(pk=self.pk)
        if not locked.allows("accept"):
            raise Refused(_("You have already said yes to the text."), subject=self)
        self.name = name
        self.shows_workplace = shows_workplace
        self.shows_birth_date = shows_birth_date
        self.is_bilingual = is_bilingual
        self.save(update_fields=["name", "shows_workplace", "shows_birth_date", "is_bilingual"])
        self.competencies.set(competencies)
        Event.record(self, "choose", by=by)

    @transaction.atomic
    def accept(self, *, by: User) -> None:
        """Say yes to the text as it stands; then it may be issued."""
        self._take("accept", by=by)

    @transaction.atomic
    def reopen(self, *, by: User | str, note: str = "") -> None:
        """Look through the text once more before it is issued."""
        self._take("reopen", by=by, note=note)
        if by != self.participant:
            self.tell_holder(letters.ask_to_look_through)

    @transaction.atomic
    def drop(self, *, by: User) -> None:
        """End a correction that cannot be issued: what it would replace has been revoked."""
        self._take("drop", by=by)

    # Questions

    @property
    def is_draft(self) -> bool:
        return self.state == CertificateState.DRAFT

    @property
    def is_accepted(self) -> bool:
        return self.state == CertificateState.ACCEPTED

    @property
    def is_dropped(self) -> bool:
        return self.state == CertificateState.DROPPED

    @property
    def is_asked_to_change(self) -> bool:
        """Whether the holder has asked for a change that nobody has answered. Queries."""
        return bool(self.changes.open().exists())

    @property
    def asked(self) -> str:
        """What an issuer last asked the holder to look at. Queries."""
        return self._last_note(~Q(by=self.participant), action__in=["make", "reopen", "wish"])

    @property
    def wished(self) -> str:
        """What the holder last wrote should be changed. Queries."""
        return self._last_note(Q(by=self.participant), action__in=["make", "wish"])

    def _last_note(self, who: Q, **which: Any) -> str:
        event = Event.objects.about(self).filter(who, **which).exclude(note="").last()
        return event.note if event else ""

    # Display

    @property
    def hides_name(self) -> bool:
        """Whether the name is the holder's alone: a protected person has not said yes to it yet."""
        return self.is_draft and self.participant.is_protected

    @property
    def known_as(self) -> str:
        """The name that issuers see: the one on it, or a protected person's alias before that."""
        return self.participant.shown_name if self.hides_name else self.name
