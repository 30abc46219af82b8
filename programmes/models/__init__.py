"""The programmes young people take part in, and who of the staff is there for whom."""

from accounts.models import AgeBand, age_on
from programmes.models.enrolment import Assignment, Enrolment
from programmes.models.ground import Ground
from programmes.models.information import InformationText
from programmes.models.programme import LocalProject, Programme, ProgrammeLogo

__all__ = [
    "AgeBand",
    "Assignment",
    "Enrolment",
    "Ground",
    "InformationText",
    "LocalProject",
    "Programme",
    "ProgrammeLogo",
    "age_on",
]
