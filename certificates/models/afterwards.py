"""What may become of a certificate after it is issued. Its words stay as they were."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from certificates import letters
from certificates.models.questions import CertificateState
from certificates.models.register import Revocation
from certificates.models.suspension import Reinstatement, Suspension
from lifecycle.models import Event
from lifecycle.post import Writer, post
from lifecycle.transitions import Refused, Stateful, Transition

if TYPE_CHECKING:
    from certificates.models.proposal import RevocationProposal

IN_FORCE = {CertificateState.ISSUED, CertificateState.SUSPENDED}
AFTERWARDS = {
    "replace": Transition(IN_FORCE, CertificateState.REPLACED),
    "suspend": Transition({CertificateState.ISSUED}, CertificateState.SUSPENDED),
    "reinstate": Transition({CertificateState.SUSPENDED}, CertificateState.ISSUED),
    "revoke": Transition(IN_FORCE, CertificateState.REVOKED),
}


class Afterwards(Stateful):
    """The steps of a certificate that has left the house."""

    # The check page of the one that this replaces may lead here: the holder says so, or not.
    is_linked = models.BooleanField(default=False)

    class Meta:
        abstract = True

    if TYPE_CHECKING:
        participant: User
        replaces_id: int | None
        suspensions: Any
        proposals: Any

    # Steps

    @transaction.atomic
    def replace(self, *, by: User) -> None:
        """Step back for the corrected certificate that has just been issued."""
        self._take("replace", by=by)

    @transaction.atomic
    def suspend(
        self, *, by: User, reason: str, note: str, proposal: "RevocationProposal | None" = None
    ) -> None:
        """Let it not hold for the time being, at once, for a reason of the closed list."""
        self._take("suspend", by=by, note=note)
        self.suspensions.create(reason=reason, note=note, proposal=proposal, by=by)
        if proposal is None:  # whose own letter says both
            self.tell_holder(letters.tell_of_suspension)

    @transaction.atomic
    def reinstate(self, *, by: User, note: str) -> None:
        """Let it hold again."""
        self._take("reinstate", by=by, note=note)
        Reinstatement.objects.create(suspension=self.suspensions.latest("pk"), note=note, by=by)
        self.tell_holder(letters.tell_of_reinstatement)

    @transaction.atomic
    def revoke(self, proposal: "RevocationProposal", *, by: User, note: str) -> None:
        """Say that it no longer holds. Called by RevocationProposal.uphold: it takes two."""
        self._take("revoke", by=by, note=note)
        Revocation.objects.create(
            certificate_id=self.pk,
            proposal=proposal,
            reason=proposal.reason,
            note=note,
            proposed_by=proposal.proposed_by,
            decided_by=by,
        )
        correction = getattr(self, "replaced_by", None)
        if correction and correction.allows("drop"):  # begun, and not issued
            correction.drop(by=by)
        self.tell_holder(letters.tell_of_revocation)

    @transaction.atomic
    def link(self, *, by: User, is_linked: bool) -> None:
        """Let the check page of the one that this replaces lead here, or no longer."""
        if self.replaces_id is None:
            raise Refused(_("This certificate replaces no other."), subject=self)
        self.is_linked = is_linked
        self.save(update_fields=["is_linked"])
        Event.record(self, "link" if is_linked else "unlink", by=by)

    def tell_holder(self, writer: Writer) -> None:
        """Write to the holder; inside the transaction of what caused it."""
        post(writer, about=self, to=self.participant.email, language=self.participant.language)

    # Questions

    @property
    def is_valid(self) -> bool:
        return self.state == CertificateState.ISSUED

    @property
    def is_suspended(self) -> bool:
        return self.state == CertificateState.SUSPENDED

    @property
    def is_in_force(self) -> bool:
        """Whether it holds, or may hold again."""
        return self.state in IN_FORCE

    @property
    def is_replaced(self) -> bool:
        return self.state == CertificateState.REPLACED

    @property
    def is_revoked(self) -> bool:
        return self.state == CertificateState.REVOKED

    @property
    def suspension(self) -> Suspension:
        """The last one. Only for certificates that are suspended. Queries."""
        last: Suspension = self.suspensions.latest("pk")
        return last

    @property
    def proposal(self) -> "RevocationProposal | None":
        """The proposal to revoke it that waits to be decided. Queries."""
        waiting: RevocationProposal | None = self.proposals.filter(state="open").first()
        return waiting
