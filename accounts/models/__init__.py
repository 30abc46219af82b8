"""People, organisations, roles, keys to the API, who looked, and how often."""

from accounts.models.age import AgeBand, age_on
from accounts.models.people import (
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
    "TEAM",
    "AgeBand",
    "ApiToken",
    "Organisation",
    "PeriodQuerySet",
    "Reading",
    "Role",
    "RoleAssignment",
    "Tally",
    "User",
    "age_on",
    "period_in_order",
]
