"""Which questions to supervisors there are for whom."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
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
