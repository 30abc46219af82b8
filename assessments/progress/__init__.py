"""How far the evidence of a case reaches, and what can be handed over."""

from assessments.progress.offers import (
    competencies_to_offer,
    moments_to_offer,
    shown_by_earlier_versions,
    under_assessment,
)
from assessments.progress.rule import Gathered, Moment, gather, standing
from assessments.progress.sections import Section, sections_of

__all__ = [
    "Gathered",
    "Moment",
    "Section",
    "competencies_to_offer",
    "gather",
    "moments_to_offer",
    "sections_of",
    "shown_by_earlier_versions",
    "standing",
    "under_assessment",
]
