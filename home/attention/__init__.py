"""Who needs whom today, and where it is thin: facts fetched once, and what is made of them."""

from home.attention.facts import facts_for, with_plans
from home.attention.grounds import Grounds, grounds_of, own_proof
from home.attention.group import Card, Facts, Need, Reason, cards_from
from home.attention.matrix import Matrix, matrix_from
from home.attention.needs import counted, ranked, without_a_contact
from home.attention.open_matters import OpenMatters, open_matters
from home.attention.own import Waiting, waiting_for
from home.attention.projects import ProjectInNumbers, projects_of
from home.attention.proof import Proof, next_proof

__all__ = [
    "Card",
    "Facts",
    "Grounds",
    "Matrix",
    "Need",
    "OpenMatters",
    "ProjectInNumbers",
    "Proof",
    "Reason",
    "Waiting",
    "cards_from",
    "counted",
    "facts_for",
    "grounds_of",
    "matrix_from",
    "next_proof",
    "open_matters",
    "own_proof",
    "projects_of",
    "ranked",
    "waiting_for",
    "with_plans",
    "without_a_contact",
]
