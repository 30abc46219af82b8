"""Erasing by the rule of retention: what goes, who decides it, and how it is carried out.

Read things.py for what goes and what stays; deciding.py for the dry run and the two people;
carrying_out.py and erasing.py for how it goes.
"""

from archive.purging.carrying_out import carry_out
from archive.purging.deciding import (
    Foresight,
    approve,
    foresee,
    numbers_today,
    propose,
    why_not_yet,
)

__all__ = [
    "Foresight",
    "approve",
    "carry_out",
    "foresee",
    "numbers_today",
    "propose",
    "why_not_yet",
]
