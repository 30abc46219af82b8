"""The programmes young people take part in, and who of the staff is there for whom."""

from accounts.models import AgeBand, age_on
from programmes.models.assignment import Assignment, who_may_be_assigned
from programmes.models.draft import EnrolmentDraft
from programmes.models.enrolment import ENROLLERS, Enrolment
from programmes.models.entering import GroundHeld, GuardianTold, Informed
from programmes.models.ground import Ground
from programmes.models.information import InformationText
from programmes.models.programme import LocalProject, Programme, ProgrammeLogo

__all__ = [
    "ENROLLERS",
    "AgeBand",
    "Assignment",
    "Enrolment",
    "EnrolmentDraft",
    "Ground",
    "GroundHeld",
    "GuardianTold",
    "InformationText",
    "Informed",
    "LocalProject",
    "Programme",
    "ProgrammeLogo",
    "age_on",
    "who_may_be_assigned",
]
