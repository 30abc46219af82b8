"""Which questions to supervisors there are for whom."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from confirmations import doors
from portfolio.models import Entry
from workplaces.models import Supervisor

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
        known = self.filter(digest=doors.digest_of(token))
        return known.exclude(state=self.model.State.CREATED).select_related(
            "supervisor", "entry__participant", "photo", "confirmation__remark"
        )

    def open(self) -> "ConfirmationRequestQuerySet":
        """Return those that a supervisor may still answer."""
        return self.filter(state=self.model.State.SENT, expires_at__gt=timezone.now())

    def to(self, supervisor: Supervisor) -> "ConfirmationRequestQuerySet":
        """Return those to one person, under whatever address."""
        return self.filter(Q(supervisor=supervisor) | Q(supervisor__merged_into=supervisor))

    def waiting_at(self, supervisor: Supervisor) -> "ConfirmationRequestQuerySet":
        """Return what waits for an answer at this very contact, the oldest first."""
        shared = self.open().exclude(entry__state__in=[Entry.State.DRAFT, Entry.State.PRIVATE])
        mine = shared.filter(supervisor=supervisor).order_by("created_at", "pk")
        return mine.select_related("supervisor", "entry__participant")

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
        return signed.select_related(
            "supervisor", "entry__participant", "confirmation__remark"
        ).order_by("-confirmation__made_at", "-pk")
