"""The places where things are shown, the people who see it there, and who is there when."""

from workplaces.models.agreement import Agreement
from workplaces.models.checklist import Check, Checklist, Item
from workplaces.models.limits import HourLimit, Weeks
from workplaces.models.placement import PLACERS, Placement
from workplaces.models.room import has_room
from workplaces.models.schedule import WEEKDAYS, WorkDay
from workplaces.models.supervisor import Supervisor
from workplaces.models.workplace import KEEPERS, Workplace

__all__ = [
    "KEEPERS",
    "PLACERS",
    "WEEKDAYS",
    "Agreement",
    "Check",
    "Checklist",
    "HourLimit",
    "Item",
    "Placement",
    "Supervisor",
    "Weeks",
    "WorkDay",
    "Workplace",
    "has_room",
]
