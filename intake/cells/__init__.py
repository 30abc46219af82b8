"""What people write in one cell, understood in any usual form. No database, no clock."""

from intake.cells.choices import chosen, split_up, yes_or_no
from intake.cells.days import read_day
from intake.cells.folding import folded
from intake.cells.names import read_name, turned_round
from intake.cells.unreadable import Unreadable

__all__ = [
    "Unreadable",
    "chosen",
    "folded",
    "read_day",
    "read_name",
    "split_up",
    "turned_round",
    "yes_or_no",
]
