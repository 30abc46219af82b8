"""What a participant can hand over: what they have shown in moments they share."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from assessments.models import AssessmentCase
from competencies.models import Competency, LevelStatement
from confirmations.models import Answer
from portfolio.models import Entry
from programmes.models import uses


def competencies_to_offer(participant: User) -> QuerySet[Any]:
    """Return what the participant has shown, with the number of moments and of confirmations: of
    the versions of frameworks that their programmes use.
    """
    mine = _shown_by(participant)
    return (
        Competency.objects.filter(mine, uses(participant.pk, OuterRef("framework")))
        .filter(Exists(LevelStatement.objects.filter(competency=OuterRef("pk"))))
        .exclude(pk__in=under_assessment(participant).values("pk"))
        .annotate(
            moments=Count("self_assessments", filter=mine, distinct=True),
            confirmations=_confirmations_of(participant),
        )
        .order_by("framework", "position")
    )


def shown_by_earlier_versions(participant: User) -> QuerySet[Competency]:
    """Return what the participant has shown by versions that their programmes do not use."""
    shown = Competency.objects.filter(_shown_by(participant)).distinct()
    return shown.exclude(uses(participant.pk, OuterRef("framework")))


def under_assessment(participant: User) -> QuerySet[Competency]:
    """Return what is being assessed now, and therefore cannot be handed over once more."""
    return Competency.objects.filter(
        pk__in=AssessmentCase.objects.filter(participant=participant)
        .at_work()
        .values("competencies")
    )


def moments_to_offer(participant: User, competencies: Iterable[Any]) -> QuerySet[Any]:
    """Return the shared moments that show any of these: nothing else leaves the portfolio."""
    return (
        Entry.objects.filter(
            Entry.is_shared_q(),
            participant=participant,
            self_assessments__competency__in=list(competencies),
        )
        .select_related("placement__workplace")
        .prefetch_related("self_assessments__competency", "evidence")
        .distinct()
        .newest_first()
    )


def _shown_by(participant: User) -> Q:
    shared = Entry.objects.filter(Entry.is_shared_q(), participant=participant)
    return Q(self_assessments__entry__in=shared)


def _confirmations_of(participant: User) -> Subquery:
    counted = (
        Answer.objects.counting()
        .once_each()
        .about(participant)
        .filter(question__competency=OuterRef("pk"))
        .order_by()
        .values("question__competency")
        .annotate(number=Count("word_of", distinct=True))
    )
    return Subquery(counted.values("number"))
