"""Two accounts that may be one person: found, compared, and made one without losing anything."""

from home.duplicates.finding import Pair, differ, pair_of, pairs_for, reach_of
from home.duplicates.hours import days_of_both, hours_on, months_of
from home.duplicates.merging import FIELDS, merge
from home.duplicates.relations import MOVES, STAYS, relations

__all__ = [
    "FIELDS",
    "MOVES",
    "STAYS",
    "Pair",
    "days_of_both",
    "differ",
    "hours_on",
    "merge",
    "months_of",
    "pair_of",
    "pairs_for",
    "reach_of",
    "relations",
]
