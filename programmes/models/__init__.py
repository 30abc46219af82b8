"""Programmes, the rules they go by, who takes part, and who of the staff is there for whom."""

from accounts.models import AgeBand, age_on
from programmes.models.area import Area, AreaName, AreaPart
from programmes.models.assignment import Assignment, who_may_be_assigned
from programmes.models.closing import ClosingTalk
from programmes.models.draft import EnrolmentDraft
from programmes.models.eligibility import Condition, Eligibility
from programmes.models.enrolment import ENROLLERS, Enrolment
from programmes.models.entering import GroundHeld, GuardianTold, Informed
from programmes.models.ground import Ground
from programmes.models.hold import Hold
from programmes.models.information import LANGUAGES, InformationText
from programmes.models.logo import ProgrammeLogo
from programmes.models.mapping import GoalFollowUp, GroupMapping, MappingGoal
from programmes.models.party import Financier, Partner
from programmes.models.programme import Programme
from programmes.models.project import LocalProject, Team, TeamMember
from programmes.models.retention import RetentionRule
from programmes.models.rounds import begin_next, copy_rules
from programmes.models.used import (
    Kinds,
    Versions,
    competencies_for,
    competencies_for_any,
    kinds_of,
    place_for,
    uses,
    using,
    versions_of_each,
)

__all__ = [
    "ENROLLERS",
    "LANGUAGES",
    "AgeBand",
    "Area",
    "AreaName",
    "AreaPart",
    "Assignment",
    "ClosingTalk",
    "Condition",
    "Eligibility",
    "Enrolment",
    "EnrolmentDraft",
    "Financier",
    "GoalFollowUp",
    "Ground",
    "GroundHeld",
    "GroupMapping",
    "GuardianTold",
    "Hold",
    "InformationText",
    "Informed",
    "Kinds",
    "LocalProject",
    "MappingGoal",
    "Partner",
    "Programme",
    "ProgrammeLogo",
    "RetentionRule",
    "Team",
    "TeamMember",
    "Versions",
    "age_on",
    "begin_next",
    "competencies_for",
    "competencies_for_any",
    "copy_rules",
    "kinds_of",
    "place_for",
    "uses",
    "using",
    "versions_of_each",
    "who_may_be_assigned",
]
