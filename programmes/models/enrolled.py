"""Those who take part, as lists show them: in which states, on which days, and to whom."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import TEAM, PeriodQuerySet, Role, User
from programmes.models.assignment import Assignment

if TYPE_CHECKING:
    from programmes.models.enrolment import Enrolment


class EnrolmentState(models.TextChoices):
    INVITED = "invited", _("Invited")
    ACTIVE = "active", _("Takes part")
    PAUSED = "paused", _("Pauses")
    COMPLETED = "completed", _("Completed")
    WITHDRAWN = "withdrawn", _("Ended early")
    RETAINED = "retained", _("Kept for the record")
    ERASED = "erased", _("Erased")


TAKING_PART = (EnrolmentState.ACTIVE, EnrolmentState.PAUSED)


class EnrolmentQuerySet(PeriodQuerySet):
    def current(self, on: date | None = None) -> "EnrolmentQuerySet":
        """Return those that hold on a day, today if none is named: begun, and not over.

        Whoever pauses still takes part; whoever is only invited does not yet.
        """
        current: Any = super().current(on)
        going_on: EnrolmentQuerySet = current.filter(state__in=TAKING_PART)
        return going_on

    def visible_to(self, user: User) -> "EnrolmentQuerySet":
        """The participant, the staff assigned to them, and who keeps the list there."""
        followed, kept = self.followed_by(user).values("pk"), self.kept_by(user).values("pk")
        seen: EnrolmentQuerySet = self.filter(
            Q(participant=user) | Q(pk__in=followed) | Q(pk__in=kept)
        )
        seen = seen.annotate(is_followed=Exists(followed.filter(pk=OuterRef("pk"))))
        return seen.select_related("participant", "local_project__programme")

    def followed_by(self, user: User) -> "EnrolmentQuerySet":
        """Return those the user is assigned to today, in a role that the user holds there today.

        A participant with a protected identity is followed only by handlers of such.
        """
        today = timezone.localdate()
        mine = Assignment.objects.current(today).filter(staff=user).values("enrolment")
        team = user.organisations_as(*TEAM)
        return (
            self.current(today)
            .filter(pk__in=mine, local_project__organisation__in=team)
            .unprotected_for(user)
        )

    def kept_by(self, user: User) -> "EnrolmentQuerySet":
        """Return those whose place in the list the user sees to: names and dates, no portfolio.

        A project lead keeps all of the organisation; who is assigned, theirs until it is over.
        """
        mine = Assignment.objects.current().filter(staff=user).values("enrolment")
        led = Q(local_project__organisation__in=user.organisations_as(Role.PROJECT_LEAD))
        assigned = Q(
            pk__in=mine,
            local_project__organisation__in=user.organisations_as(*TEAM),
            state__in=[*TAKING_PART, EnrolmentState.INVITED],
        )
        handled = Q(
            participant__is_protected=True,
            local_project__organisation__in=user.organisations_as(Role.PROTECTED_HANDLER),
        )
        kept = self.filter(led | assigned | handled).unprotected_for(user)
        return kept.exclude(state=EnrolmentState.ERASED)

    def unprotected_for(self, user: User) -> "EnrolmentQuerySet":
        """Leave out protected identities, except where the user handles such."""
        handlers = user.organisations_as(Role.PROTECTED_HANDLER)
        return self.filter(
            Q(participant__is_protected=False) | Q(local_project__organisation__in=handlers)
        )

    def named(self, words: str) -> "EnrolmentQuerySet":
        """Return those whose participant has each of the words in the name that staff see."""
        found = self
        for word in words.split():
            open_name = Q(participant__is_protected=False, participant__name__icontains=word)
            found = found.filter(open_name | Q(participant__preferred_name__icontains=word))
        return found

    def overlapping(self, first: date, last: date | None = None) -> "EnrolmentQuerySet":
        """Return those with a day in common with a period; without a last day it is open."""
        begun = self if last is None else self.filter(starts_on__lte=last)
        return begun.filter(Q(ends_on=None) | Q(ends_on__gte=first)).exclude(
            state=EnrolmentState.WITHDRAWN
        )

    def overlapping_with(self, days: Mapping[int, date]) -> "dict[int, Enrolment]":
        """Return, of {participant: a first day}, those with an enrolment that has a day in common
        with an open period from that day. One query.
        """
        if not days:
            return {}
        first = min(days.values())
        found = self.filter(participant__in=days).overlapping(first)
        return {
            each.participant_id: each
            for each in found
            if each.ends_on is None or each.ends_on >= days[each.participant_id]
        }
