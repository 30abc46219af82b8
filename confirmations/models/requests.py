"""Which questions to supervisors there are for whom."""

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.models import Reading, User
from confirmations import doors, letters
from confirmations.models.door import SENT_BY_US
from confirmations.models.weight import has_weight
from lifecycle.models import Letter
from portfolio.models import Entry
from workplaces.models import Supervisor

# What a supervisor's own page leads to: never the link that a participant holds too.
OURS = Value(False, output_field=models.BooleanField())  # noqa: FBT003

if TYPE_CHECKING:
    from confirmations.models.request import ConfirmationRequest


class ConfirmationRequestQuerySet(models.QuerySet["ConfirmationRequest"]):
    model: "type[ConfirmationRequest]"

    def visible_to(self, user: User) -> "ConfirmationRequestQuerySet":
        """Whoever may see the entry it is about, once it was sent; before, its author."""
        return (
            self.filter(entry__in=Entry.objects.visible_to(user))
            .filter(Q(entry__participant=user) | ~Q(state=self.model.State.CREATED))
            .select_related(
                "entry__participant", "supervisor__merged_into", "photo", "confirmation__remark"
            )
        )

    def by_token(self, token: str) -> "ConfirmationRequestQuerySet":
        """Return the one request that a link opens, or none. The token itself is never stored."""
        digest = doors.digest_of(token)
        held = Case(When(held_digest=digest, then=Value(True)), default=Value(False))  # noqa: FBT003
        known = self.filter(Q(digest=digest) | Q(held_digest=digest)).annotate(came_held=held)
        return known.exclude(state=self.model.State.CREATED).select_related(
            "supervisor", "entry__participant", "photo", "confirmation__remark"
        )

    def unsent_about(self, entry: Entry) -> "ConfirmationRequest | None":
        """Return the question that was looked at, and not sent yet."""
        unsent = self.filter(entry=entry, state=self.model.State.CREATED)
        return unsent.select_related("supervisor", "photo").first()

    def open(self) -> "ConfirmationRequestQuerySet":
        """Return those that a supervisor may still answer."""
        return self.filter(state=self.model.State.SENT, expires_at__gt=timezone.now())

    def lost(self) -> "ConfirmationRequestQuerySet":
        """Return the open ones whose link did not arrive."""
        facts: dict[str, Any] = {"letter_state": Letter.State.FAILED, "opened_since": False}
        return self.open().with_how_far().filter(**facts, door__in=SENT_BY_US)

    def to(self, supervisor: Supervisor) -> "ConfirmationRequestQuerySet":
        """Return those to one person, under whatever address."""
        return self.filter(Q(supervisor=supervisor) | Q(supervisor__merged_into=supervisor))

    def unseen(self) -> "ConfirmationRequestQuerySet":
        """Return what was answered for someone approved, without a contact to tell them, since
        the team looked last.
        """
        known = has_weight(confirmation="confirmation__", supervisor="supervisor")
        answered = self.filter(state=self.model.State.ANSWERED)
        return answered.filter(supervisor__state=Supervisor.State.APPROVED).exclude(
            pk__in=answered.filter(known).values("pk")
        )

    def waiting_at(self, supervisor: Supervisor) -> "ConfirmationRequestQuerySet":
        """Return what waits for an answer at this very contact, the oldest first."""
        shared = self.open().exclude(entry__state__in=[Entry.State.DRAFT, Entry.State.PRIVATE])
        mine = shared.filter(supervisor=supervisor).order_by("created_at", "pk")
        return mine.select_related("supervisor", "entry__participant").annotate(came_held=OURS)

    def signed_by(self, supervisor: Supervisor) -> "ConfirmationRequestQuerySet":
        """Return what was answered in someone's name, the latest first: at this very contact, and
        at others that turned out to be theirs, until they did.
        """
        before_merged = Q(
            supervisor__merged_into=supervisor,
            confirmation__made_at__lt=F("supervisor__merged_at"),
        )
        signed = self.filter(Q(supervisor=supervisor) | before_merged).filter(
            state__in=[self.model.State.ANSWERED, self.model.State.DISPUTED]
        )
        return (
            signed.select_related(
                "supervisor__merged_into", "entry__participant", "confirmation__remark"
            )
            .annotate(came_held=OURS)
            .order_by("-confirmation__made_at", "-pk")
        )

    def with_how_far(self) -> "ConfirmationRequestQuerySet":
        """Fetch with each how far it got since it was last sent: no further query is needed."""
        kind = ContentType.objects.get_for_model(self.model)
        about = {"subject_type": kind, "subject_id": Cast(OuterRef("pk"), CharField())}
        asking = letters.names_of(letters.ASK)
        last = Letter.objects.filter(**about, writer__in=asking).order_by("-pk")
        # The staff's readings name a role; they lose their reader when an account is deleted.
        guests = Reading.objects.filter(**about, reader=None, reader_role="")
        mine = guests.filter(participant=OuterRef("entry__participant"))
        facts: dict[str, Any] = {
            "letter_state": Subquery(last.values("state")[:1]),
            "letter_tries": Subquery(last.values("attempts")[:1]),
            "opened_since": Exists(mine.filter(at__gte=OuterRef("sent_at"))),
        }
        return self.select_related("entry").annotate(**facts)
