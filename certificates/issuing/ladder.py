"""The trust ladder behind each competency of a case: who said what, and when."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Max, Min
from django.utils import timezone

from assessments.models import AssessmentCase, Decision
from certificates.content import Assessed, Confirmed, Shown, Text, Words
from certificates.issuing import wording
from certificates.issuing.places import Discretion
from confirmations.models import Answer
from portfolio.models import SelfAssessment


def words_behind(
    case: AssessmentCase, decisions: Iterable[Decision], discretion: Discretion
) -> dict[int, Words]:
    """Return {competency id: the words behind it}. Two queries, however many competencies."""
    shown = _shown_in(case)
    confirmed = _confirmed_in(case, discretion)
    return {
        decision.competency_id: Words(
            shown=shown.get(decision.competency_id),
            confirmed=confirmed.get(decision.competency_id),
            assessed=_assessed(decision),
        )
        for decision in decisions
    }


def _shown_in(case: AssessmentCase) -> dict[int, Shown]:
    rows = (
        SelfAssessment.objects.filter(entry__cases=case)
        .order_by()
        .values("competency")
        .annotate(
            count=Count("pk"), first=Min("entry__happened_on"), last=Max("entry__happened_on")
        )
    )
    return {row["competency"]: Shown(row["count"], row["first"], row["last"]) for row in rows}


def _confirmed_in(case: AssessmentCase, discretion: Discretion) -> dict[int, Confirmed]:
    """Return what supervisors saw: how many times, where, last when; never a supervisor's name."""
    seen: dict[int, list[tuple[Text, date]]] = defaultdict(list)
    supervisor = "confirmation__request__supervisor"
    answers = (
        Answer.objects.counting()
        .filter(confirmation__request__entry__cases=case)
        .select_related(
            "question", f"{supervisor}__workplace", f"{supervisor}__merged_into__workplace"
        )
        .order_by("confirmation__made_at", "pk")
    )
    for answer in answers:
        signer = answer.confirmation.request.supervisor
        role = discretion.signature((signer.merged_into or signer).workplace)
        day = timezone.localdate(answer.confirmation.made_at)
        seen[answer.question.competency_id].append((role, day))
    return {competency: _confirmed(rows) for competency, rows in seen.items()}


def _confirmed(rows: list[tuple[Text, date]]) -> Confirmed:
    roles = {role["sv"]: role for role, _day in rows}
    return Confirmed(len(rows), tuple(roles.values()), max(day for _role, day in rows))


def _assessed(decision: Decision) -> Assessed:
    day = timezone.localdate(decision.made_at)
    return Assessed((wording.METHODS[decision.method],), day, wording.ASSESSOR)
