"""People and their numbers, organisations, roles, keys to the API, who looked, and how often."""

from accounts.models.age import AgeBand, age_on
from accounts.models.identifier import PersonIdentifier
from accounts.models.people import (
    NO_MAIL,
    TEAM,
    Organisation,
    PeriodQuerySet,
    Role,
    RoleAssignment,
    User,
    period_in_order,
)
from accounts.models.reading import Reading
from accounts.models.tally import Tally
from accounts.models.token import ApiToken

__all__ = [
    "NO_MAIL",
    "TEAM",
    "AgeBand",
    "ApiToken",
    "Organisation",
    "PeriodQuerySet",
    "PersonIdentifier",
    "Reading",
    "Role",
    "RoleAssignment",
    "Tally",
    "User",
    "age_on",
    "period_in_order",
]
