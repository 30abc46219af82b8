"""Cases, what was decided in them, and who checked it."""

from assessments.models.case import DESK, AssessmentCase, CaseEntry
from assessments.models.competence import AssessorCompetence
from assessments.models.decision import Decision, QualityCheck

__all__ = ["DESK", "AssessmentCase", "AssessorCompetence", "CaseEntry", "Decision", "QualityCheck"]
