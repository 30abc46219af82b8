"""The places where things are shown, the people who see it there, and who is there when."""

from workplaces.models.placement import Placement
from workplaces.models.supervisor import Supervisor
from workplaces.models.workplace import KEEPERS, Workplace

__all__ = ["KEEPERS", "Placement", "Supervisor", "Workplace"]
