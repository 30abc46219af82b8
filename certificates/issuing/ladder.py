"""The trust ladder behind each competency of a case: who said what, and when."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from assessments.models import AssessmentCase, Decision
from certificates.content import Assessed, Confirmed, Shown, Text, Words
from certificates.issuing import wording
from certificates.issuing.places import Discretion
from confirmations.models import Answer
from portfolio.models import SelfAssessment


class Seen(NamedTuple):
    """One confirmation, as far as a certificate tells of it."""

    role: Text
    day: date
    way: tuple[str, str]  # door and assurance


def shown_in(case: AssessmentCase) -> list[SelfAssessment]:
    """Return what the moments of a case show, each with its place. One query."""
    rows = SelfAssessment.objects.filter(entry__cases=case)
    return list(rows.select_related("entry__placement__workplace").order_by("entry__happened_on"))


def words_behind(
    case: AssessmentCase, shown: list[SelfAssessment], discretion: Discretion
) -> Callable[[Decision], Words]:
    """Return who answers with the words behind a decision. One query, whatever is asked."""
    days: dict[int, list[date]] = defaultdict(list)
    for each in shown:
        days[each.competency_id].append(each.entry.happened_on)
    confirmed = _confirmed_in(case, discretion)

    def words(decision: Decision) -> Words:
        competency = decision.competency_id
        on = days.get(competency)
        return Words(
            shown=Shown(len(on), on[0], on[-1]) if on else None,
            confirmed=confirmed.get(competency),
            assessed=_assessed(decision),
        )

    return words


def _confirmed_in(case: AssessmentCase, discretion: Discretion) -> dict[int, Confirmed]:
    """Return what supervisors saw: how many times, where, last when; never a supervisor's name.

    Nobody counts twice for one moment, not under two addresses either.
    """
    seen: dict[int, dict[str, Seen]] = defaultdict(dict)
    supervisor = "confirmation__request__supervisor"
    answers: QuerySet[Any] = (
        Answer.objects.counting()
        .once_each()
        .filter(confirmation__request__entry__cases=case)
        .select_related(
            "question", f"{supervisor}__workplace", f"{supervisor}__merged_into__workplace"
        )
        .order_by("confirmation__made_at", "pk")
    )
    for answer in answers:
        signer = answer.confirmation.request.supervisor
        role = discretion.signature((signer.merged_into or signer).workplace)
        said = answer.confirmation
        day = timezone.localdate(said.made_at)
        seen[answer.question.competency_id][answer.word_of] = Seen(
            role, day, (said.door, said.assurance)
        )
    return {competency: _confirmed(list(rows.values())) for competency, rows in seen.items()}


def _confirmed(rows: list[Seen]) -> Confirmed:
    roles = {row.role["sv"]: row.role for row in rows}
    return Confirmed(
        count=len(rows),
        by=tuple(roles.values()),
        last_on=max(row.day for row in rows),
        how=wording.ways(row.way for row in rows),
    )


def _assessed(decision: Decision) -> Assessed:
    day = timezone.localdate(decision.made_at)
    return Assessed((wording.METHODS[decision.method],), day, wording.ASSESSOR)
