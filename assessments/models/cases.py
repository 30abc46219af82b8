"""Which cases there are for whom."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from accounts.models import Role, User
from programmes.models import Assignment

if TYPE_CHECKING:
    from assessments.models.case import AssessmentCase


class AssessmentCaseQuerySet(models.QuerySet["AssessmentCase"]):
    model: "type[AssessmentCase]"

    def visible_to(self, user: User) -> "AssessmentCaseQuerySet":
        """The participant; assessors while it is theirs to assess; quality assurers and issuers
        from the decision on. Never anyone who is or was on the participant's own team; and
        of participants with a protected identity, only those who handle such.
        """
        state = self.model.State
        seen = Q(participant=user)
        if user.has_role(Role.ASSESSOR):
            pool = Q(state=state.SUBMITTED, assessor__isnull=True)
            own = Q(assessor=user, state__in=self.model.AT_THE_ASSESSOR)
            seen |= (pool | own) & self._may_know(user)
        if user.has_role(Role.QUALITY_ASSURER, Role.ISSUER):
            decided = Q(state__in=[state.DECIDED, state.QUALITY_CHECKED, state.CLOSED])
            seen |= decided & self._may_know(user)
        return self.filter(seen).select_related("participant", "assessor")

    def _may_know(self, user: User) -> Q:
        followed = Assignment.objects.filter(staff=user).values("enrolment__participant")
        strangers = ~Q(participant__in=followed)
        if user.has_role(Role.PROTECTED_HANDLER):
            return strangers
        return strangers & Q(participant__is_protected=False)

    def for_assessor(self, user: User) -> "AssessmentCaseQuerySet":
        """Return those nobody has taken up, and the user's own until they are decided."""
        state = self.model.State
        own = Q(assessor=user, state__in=[state.IN_ASSESSMENT, state.MORE_NEEDED])
        return self.filter(Q(state=state.SUBMITTED) | own)

    def for_quality(self, user: User) -> "AssessmentCaseQuerySet":
        """Return decided ones that someone else has assessed."""
        return self.filter(state=self.model.State.DECIDED).exclude(assessor=user)

    def at_work(self) -> "AssessmentCaseQuerySet":
        """Return those that somebody is to do something about before there is a reply."""
        return self.filter(state__in=self.model.AT_THE_ASSESSOR)

    def longest_wait_first(self) -> "AssessmentCaseQuerySet":
        return self.order_by("submitted_at", "pk")
