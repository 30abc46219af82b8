"""Which cases wait for whom, and with how much in them."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Role, User
from assessments.models import AssessmentCase, CaseEntry
from confirmations.models import Answer


def waiting_for_assessor(user: User) -> QuerySet[Any]:
    """Return the cases nobody has taken up and the user's own, longest wait first."""
    return _with_numbers(_visible(user).for_assessor(user))


def waiting_for_quality(user: User) -> QuerySet[Any]:
    """Return the decided cases that someone else has assessed, longest wait first."""
    return _with_numbers(_visible(user).for_quality(user))


def decided_by(user: User) -> QuerySet[Any]:
    """Return what the user has decided and nobody else has looked at yet."""
    decided = _visible(user).filter(assessor=user, state=AssessmentCase.State.DECIDED)
    return _with_numbers(decided)


def waiting_in_numbers(user: User) -> dict[str, int]:
    """Return {"queue": …, "quality": …}: how many cases wait for the user, in one query."""
    if not user.has_role(Role.ASSESSOR, Role.QUALITY_ASSURER):
        return {"queue": 0, "quality": 0}
    cases = _visible(user)
    return cases.aggregate(  # type: ignore[no-any-return]
        queue=Count("pk", filter=Q(pk__in=cases.for_assessor(user).values("pk"))),
        quality=Count("pk", filter=Q(pk__in=cases.for_quality(user).values("pk"))),
    )


def _visible(user: User) -> Any:
    return AssessmentCase.objects.visible_to(user).exclude(participant=user)


def _with_numbers(cases: Any) -> QuerySet[Any]:
    confirmed = (
        Answer.objects.counting()
        .once_each()
        .filter(confirmation__request__entry__cases=OuterRef("pk"))
        .filter(question__competency__cases=OuterRef("pk"))
        .order_by()
        .values("confirmation__request__entry__cases")
        .annotate(number=Count("word_of", distinct=True))
    )
    moments = CaseEntry.objects.filter(case=OuterRef("pk")).order_by().values("case")
    return (  # type: ignore[no-any-return]
        cases.annotate(
            moments=Coalesce(Subquery(moments.annotate(number=Count("pk")).values("number")), 0),
            confirmations=Subquery(confirmed.values("number")),
        )
        .prefetch_related("competencies")
        .longest_wait_first()
    )
