"""What a case holds for each of its competencies, read in a handful of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from assessments.models import AssessmentCase, Decision
from assessments.progress.rule import Gathered, Moment, gather, standing
from competencies.models import Competency, LevelStatement
from confirmations.models import Answer, ConfirmationRequest
from portfolio.models import Evidence, SelfAssessment


@dataclass(frozen=True)
class Word:
    """A supervisor's answer about one competency, and the weight it has."""

    answer: Any  # an Answer that was asked whether it counts

    @property
    def counts(self) -> bool:
        return bool(self.answer.counts)

    @property
    def weight(self) -> str:
        """Whether it counts and, if not, why."""
        if self.counts:
            return _("Counts as a confirmation.")
        if self.answer.confirmation.request.state != ConfirmationRequest.State.ANSWERED:
            return _("Does not count: someone else than the supervisor answered.")
        if self.answer.confirmation.request.supervisor.is_new:
            return _("Does not count yet: nobody on the team has said who this is.")
        return _("Does not count: the team has decided so about whoever answered.")


@dataclass
class Section:
    """All there is in a case about one of its competencies."""

    competency: Competency
    statements: list[LevelStatement] = field(default_factory=list)
    shown: list[SelfAssessment] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    decision: Decision | None = None
    form: Any = None

    @property
    def moments(self) -> list[tuple[SelfAssessment, list[Word]]]:
        """Each moment with what others said about it."""
        said: dict[Any, list[Word]] = {}
        for word in self.words:
            said.setdefault(word.answer.confirmation.request.entry_id, []).append(word)
        return [(shown, said.get(shown.entry_id, [])) for shown in self.shown]

    @property
    def gathered(self) -> Gathered:
        entries = [each.entry for each in self.shown]
        moments = [
            Moment(entry.happened_on, entry.where, entry.placement is not None) for entry in entries
        ]
        counting = {word.answer.word_of for word in self.words if word.counts}
        return gather(moments, len(counting))

    @property
    def standing(self) -> str:
        return standing(self.gathered, [statement.level for statement in self.statements])

    @property
    def reached(self) -> LevelStatement | None:
        """The «I can» sentence of the level that was decided."""
        level = self.decision.level if self.decision else None
        return next((each for each in self.statements if each.level.number == level), None)

    @property
    def first(self) -> LevelStatement:
        """The first level: what there is to show for whom nothing is shown yet."""
        return self.statements[0]


def sections_of(case: AssessmentCase) -> list[Section]:
    """Return what the case holds, one section for each competency, in five queries."""
    sections: dict[int, Section] = {}
    for statement in _statements(case):
        competency = statement.competency
        sections.setdefault(competency.pk, Section(competency)).statements.append(statement)
    for shown in _shown(case, sections):
        sections[shown.competency_id].shown.append(shown)
    for answer in _answers(case, sections):
        sections[answer.question.competency_id].words.append(Word(answer))
    for competency_id, decision in case.decisions_in_force().items():
        sections[competency_id].decision = decision
    return list(sections.values())


def _statements(case: AssessmentCase) -> QuerySet[LevelStatement]:
    return (
        LevelStatement.objects.filter(competency__cases=case)
        .select_related("competency", "level")
        .prefetch_related("criteria")
        .order_by("competency__position", "competency_id", "level__number")
    )


def _shown(case: AssessmentCase, competencies: Iterable[int]) -> QuerySet[SelfAssessment]:
    photo = Evidence.objects.filter(entry=OuterRef("entry")).order_by("created_at").values("pk")
    return (
        SelfAssessment.objects.filter(entry__cases=case, competency__in=competencies)
        .select_related("entry__placement__workplace")
        .annotate(photo=Subquery(photo[:1]))
        .order_by("-entry__happened_on", "-entry__created_at")
    )


def _answers(case: AssessmentCase, competencies: Iterable[int]) -> QuerySet[Any]:
    return (
        Answer.objects.filter(
            confirmation__request__entry__cases=case,
            question__competency__in=competencies,
            answer__in=Answer.SEEN,  # «not seen yet» is between the participant and the team
        )
        .select_related(
            "question",
            "confirmation__request__supervisor__merged_into",
            "confirmation__remark",
        )
        .once_each()
        .annotate(counts=Exists(Answer.objects.counting().filter(pk=OuterRef("pk"))))
        .order_by("confirmation__made_at", "pk")
    )
