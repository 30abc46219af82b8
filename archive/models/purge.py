"""Erasing what a programme has when its time of keeping is over: proposed, approved, done.

Swedish archives call it gallring: an authority erases by a decision, and writes down what went.
"""

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from lifecycle.transitions import Refused, Stateful, Transition
from programmes.models import Programme

DECIDERS = (Role.PROJECT_LEAD, Role.RECORDS_OFFICER)


class PurgeQuerySet(models.QuerySet["Purge"]):
    def visible_to(self, user: User) -> "PurgeQuerySet":
        """Project leads and records officers of whoever owns the programme."""
        owned = self.filter(programme__owner__in=user.organisations_as(*DECIDERS))
        return owned.select_related("programme", "proposed_by", "approved_by")


class Purge(Stateful):
    """One decision, and its protocol. It names nobody who was erased, and stays."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        APPROVED = "approved", _("Approved, under way")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Not carried out")

    TRANSITIONS = {
        "approve": Transition({State.PROPOSED}, State.APPROVED),
        "drop": Transition({State.PROPOSED}, State.DROPPED),
        "finish": Transition({State.APPROVED}, State.DONE),
    }
    OPEN = (State.PROPOSED, State.APPROVED)

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    # The rule as it was then: how many months, by which law, who decided it.
    months = models.PositiveSmallIntegerField()
    legal_basis = models.CharField(max_length=300)
    rule_decided = models.CharField(max_length=250)
    kept_until = models.DateField()
    # What was looked at: whom it takes, and how many rows of each table.
    fingerprint = models.CharField(max_length=64)
    foreseen = models.JSONField(default=dict)  # {model label: rows}
    gone = models.JSONField(default=dict)  # the same of what went, when all is done
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=20, choices=State, default=State.PROPOSED)

    objects = PurgeQuerySet.as_manager()

    if TYPE_CHECKING:
        programme_id: int
        proposed_by_id: int
        rows: Any

    class Meta:
        verbose_name = _("Erasure by the rule")
        constraints = [
            models.CheckConstraint(
                name="purge_takes_two",
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="purge_state_has_its_times",
                condition=Q(state__in=["proposed", "dropped"], approved_by=None, approved_at=None)
                | Q(state__in=["approved", "done"], approved_by__isnull=False)
                & Q(approved_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(state__in=["proposed", "approved"]),
                name="one_purge_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("archive:show_purge", args=[self.pk])

    # Steps

    @transaction.atomic
    def approve(self, *, by: User) -> None:
        """Say yes, as somebody else than who proposed it; one of the two sees to the archive."""
        if by.pk == self.proposed_by_id:
            raise Refused(gettext("Somebody else than you has to approve it."), subject=self)
        if not self.has_an_archivist(by):
            raise Refused(gettext("A records officer has to propose or approve it."), subject=self)
        self.approved_by, self.approved_at = by, timezone.now()
        self._take("approve", by=by, also=["approved_by", "approved_at"])

    def refuse_unless_proposed(self, *, by: User) -> None:
        """Raise Refused once it is decided: what changed since does not matter any more."""
        self.refresh_from_db(fields=["state"])
        if not self.is_proposed:
            raise Refused(self._why_not("approve", by), subject=self)

    @transaction.atomic
    def drop(self, *, by: User) -> None:
        """Let it be: nothing was erased."""
        self.ended_at = timezone.now()
        self._take("drop", by=by, also=["ended_at"])

    @transaction.atomic
    def finish(self) -> None:
        """Say that it is through with everybody, in the name of whoever approved it; and add up
        what went.
        """
        assert self.approved_by is not None
        gone: Counter[str] = Counter()
        for counts in self.rows.exclude(counts={}).values_list("counts", flat=True).iterator():
            gone.update(counts)
        self.ended_at, self.gone = timezone.now(), gone
        self._take("finish", by=self.approved_by, also=["ended_at", "gone"])

    # Questions

    @property
    def is_proposed(self) -> bool:
        return self.state == self.State.PROPOSED

    @property
    def is_approved(self) -> bool:
        return self.state == self.State.APPROVED

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE

    def has_an_archivist(self, approver: User) -> bool:
        """Whether one of the two is a records officer of the owner. Queries."""
        two = (self.proposed_by, approver)
        owner = self.programme.owner_id
        return any(each.has_role(Role.RECORDS_OFFICER, at=owner) for each in two)

    def outcomes(self) -> Counter[str]:
        """Return how many people there are of each outcome. One query."""
        found = self.rows.values_list("outcome").annotate(n=models.Count("pk"))
        return Counter(dict(found))

    def reasons(self) -> Counter[str]:
        """Return how many people are kept for each reason. One query."""
        kept = self.rows.exclude(why="").values_list("why").annotate(n=models.Count("pk"))
        return Counter(dict(kept))


class PurgeRow(models.Model):
    """One person of a purge: waiting, erased, or kept and why. Their row of accounts is empty."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Waiting for its turn")
        ERASED = "erased", _("Erased")
        KEPT = "kept", _("Kept")

    class Why(models.TextChoices):
        HELD = "held", _("A hold was placed meanwhile")
        CHANGED = "changed", _("Something about the person changed meanwhile")
        TROUBLE = "trouble", _("Something went wrong with us")

    purge = models.ForeignKey(Purge, on_delete=models.PROTECT, related_name="rows")
    participant = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    is_last = models.BooleanField()  # in no other programme: then the account goes, too
    seen = models.CharField(max_length=64)  # the fingerprint of what of theirs was looked at
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    why = models.CharField(max_length=10, choices=Why, blank=True)
    counts = models.JSONField(default=dict)  # {model label: rows that went}
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["purge", "participant"], name="once_in_a_purge"),
            models.CheckConstraint(
                name="who_is_kept_has_a_reason",
                condition=Q(outcome="kept") & ~Q(why="") | ~Q(outcome="kept") & Q(why=""),
            ),
        ]

    if TYPE_CHECKING:
        participant_id: int
        purge_id: int

    def __str__(self) -> str:
        return f"#{self.pk} {self.outcome}"

    # Steps

    @classmethod
    def take(cls, pk: int) -> "PurgeRow | None":
        """Lock a row that waits; None if it is done. Call inside a transaction."""
        rows = cls.objects.select_for_update(of=("self",)).select_related("purge__approved_by")
        return rows.filter(pk=pk, outcome=cls.Outcome.WAITING).first()

    def end(self, outcome: str, *, why: str = "", counts: dict[str, int] | None = None) -> None:
        """Write down what became of it, unless somebody was faster."""
        facts = {"outcome": outcome, "why": why, "counts": counts or {}, "ended_at": timezone.now()}
        waiting = PurgeRow.objects.filter(pk=self.pk, outcome=self.Outcome.WAITING)
        waiting.update(**facts)
