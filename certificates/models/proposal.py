"""A proposal that a certificate should no longer hold: the holder is heard, and another decides."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Role, User
from certificates import letters
from certificates.models.certificate import Certificate
from certificates.models.questions import issues_for_protected
from certificates.models.register import Revocation
from certificates.models.suspension import Suspension
from lifecycle.models import Event
from lifecycle.transitions import Refused, Stateful, Transition


class HolderRequestQuerySet(models.QuerySet["HolderRequest"]):
    def open(self) -> "HolderRequestQuerySet":
        """Return those that nobody has taken up yet."""
        in_force = [Certificate.State.ISSUED, Certificate.State.SUSPENDED]
        return self.filter(proposal=None, certificate__state__in=in_force)


class HolderRequest(models.Model):
    """The holder asks that their certificate should no longer hold."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="requests")
    note = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    objects = HolderRequestQuerySet.as_manager()

    def __str__(self) -> str:
        return f"#{self.pk}"

    @classmethod
    @transaction.atomic
    def make(cls, certificate: Certificate, *, by: User, note: str) -> None:
        """Ask for it. Two issuers see to it; that the holder asked counts as being heard."""
        locked = _lock_in_force(certificate)
        if cls.objects.open().filter(certificate=locked).exists() or locked.proposal:
            raise Refused(_("That is asked already. We write to you."), subject=certificate)
        cls.objects.create(certificate=locked, note=note)
        Event.record(locked, "request", by=by)


class ProposalState(models.TextChoices):
    OPEN = "open", gettext_lazy("Waits for another person")
    UPHELD = "upheld", gettext_lazy("Revoked")
    DISMISSED = "dismissed", gettext_lazy("Dismissed")


class ProposalQuerySet(models.QuerySet["RevocationProposal"]):
    def visible_to(self, user: User) -> "ProposalQuerySet":
        """The holder; and issuers. A protected person's only issuers who handle such."""
        seen = Q(certificate__participant=user)
        if user.has_role(Role.ISSUER):
            seen |= Q(certificate__participant__is_protected=False)
        if issues_for_protected(user):
            seen |= Q(certificate__participant__is_protected=True)
        return self.filter(seen).select_related(
            "certificate__participant", "certificate__type", "proposed_by", "decided_by"
        )

    def open(self) -> "ProposalQuerySet":
        return self.filter(state=ProposalState.OPEN)


class RevocationProposal(Stateful):
    """One issuer thinks that a certificate should no longer hold. It takes another to say so."""

    State = ProposalState
    TRANSITIONS = {
        "uphold": Transition({State.OPEN}, State.UPHELD),
        "dismiss": Transition({State.OPEN}, State.DISMISSED),
    }

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="proposals")
    reason = models.CharField(max_length=30, choices=Revocation.Reason)
    note = models.TextField()  # what happened; the holder reads it
    happened_on = models.DateField()
    request = models.OneToOneField(
        HolderRequest, on_delete=models.PROTECT, null=True, related_name="proposal"
    )
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    hear_until = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_note = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.OPEN)

    objects = ProposalQuerySet.as_manager()

    if TYPE_CHECKING:
        request_id: int | None

    class Meta:
        verbose_name = gettext_lazy("Proposal about a certificate")
        constraints = [
            models.CheckConstraint(
                name="proposal_is_decided_by_another",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="decided_proposal_is_whole",
                condition=Q(state="open", decided_by__isnull=True, decided_at__isnull=True)
                | Q(
                    state__in=["upheld", "dismissed"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                )
                & ~Q(decision_note=""),
            ),
            models.UniqueConstraint(
                fields=["certificate"],
                condition=Q(state="open"),
                name="one_open_proposal_per_certificate",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:show_proposal", args=[self.pk])

    @classmethod
    @transaction.atomic
    def make(
        cls, certificate: Certificate, *, by: User, reason: str, note: str, happened_on: date
    ) -> "RevocationProposal":
        """Propose it and tell the holder; for safety the certificate is suspended meanwhile."""
        locked = _lock_in_force(certificate)
        if locked.proposal:
            raise Refused(_("It is proposed already. Another person decides."), subject=locked)
        proposal = cls.objects.create(
            certificate=locked,
            reason=reason,
            note=note,
            happened_on=happened_on,
            request=_request_of(locked) if reason == Revocation.Reason.HOLDER_REQUEST else None,
            proposed_by=by,
            hear_until=timezone.now() + timedelta(days=settings.HEARING_DAYS),
        )
        Event.record(locked, "propose", by=by, note=note)
        if reason == Revocation.Reason.SAFETY and locked.allows("suspend"):
            safety = Suspension.Reason.SAFETY
            locked.suspend(by=by, reason=safety, note=note, proposal=proposal)
        locked.tell_holder(letters.tell_of_proposal)
        return proposal

    # Steps

    @transaction.atomic
    def reply(self, *, by: User, words: str) -> None:
        """Say what the holder thinks of it, as often as they like while it is open."""
        _lock(self.certificate)
        self.refresh_from_db(fields=["state"])
        if not self.is_open:
            raise Refused(_("It has been decided already."), subject=self.certificate)
        self.replies.create(words=words)
        Event.record(self.certificate, "reply", by=by)

    @transaction.atomic
    def uphold(self, *, by: User, note: str) -> None:
        """Decide, as another person, that the certificate no longer holds."""
        certificate = _lock(self.certificate)
        if not self.may_be_upheld:
            until = formats.date_format(timezone.localtime(self.hear_until), "j F Y")
            raise Refused(
                _("The holder can answer until %(day)s. Wait for that.") % {"day": until},
                subject=self,
            )
        self._decide("uphold", by=by, note=note)
        certificate.revoke(self, by=by, note=note)

    @transaction.atomic
    def dismiss(self, *, by: User, note: str) -> None:
        """Decide, as another person, that the certificate goes on as it was."""
        certificate = _lock(self.certificate)
        self._decide("dismiss", by=by, note=note)
        Event.record(certificate, "dismiss", by=by, note=note)
        if certificate.is_suspended and certificate.suspension.proposal_id == self.pk:
            certificate.reinstate(by=by, note=note)
        else:
            certificate.tell_holder(letters.tell_of_dismissal)

    def _decide(self, step: str, *, by: User, note: str) -> None:
        self.decided_by, self.decided_at, self.decision_note = by, timezone.now(), note
        self._take(step, by=by, note=note, also=["decided_by", "decided_at", "decision_note"])

    # Questions

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_upheld(self) -> bool:
        return self.state == self.State.UPHELD

    @property
    def participant(self) -> User:
        """Whose certificate it is."""
        return self.certificate.participant

    @property
    def is_heard(self) -> bool:
        """Whether the holder has answered, or asked for it themself. Queries."""
        return self.request_id is not None or self.replies.exists()

    @property
    def may_be_upheld(self) -> bool:
        """Whether the holder has been heard, or has had the time to be. Queries."""
        return timezone.now() >= self.hear_until or self.is_heard


class HolderReply(models.Model):
    """The holder's own words about a proposal: they are heard, says Förvaltningslagen 25 §."""

    proposal = models.ForeignKey(
        RevocationProposal, on_delete=models.PROTECT, related_name="replies"
    )
    words = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


def _lock(certificate: Certificate) -> Certificate:
    """Lock a certificate: always before its proposal, so that nobody waits in a circle."""
    return Certificate.objects.select_for_update().get(pk=certificate.pk)


def _lock_in_force(certificate: Certificate) -> Certificate:
    locked = _lock(certificate)
    if not locked.allows("revoke"):
        raise Refused(_("That is no longer possible. Someone was faster."), subject=certificate)
    return locked


def _request_of(certificate: Certificate) -> HolderRequest | None:
    return HolderRequest.objects.open().filter(certificate=certificate).last()
