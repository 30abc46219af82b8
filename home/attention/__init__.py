"""Who needs whom today: what waits for a participant, and who of a group waits for the team."""

from home.attention.facts import facts_for
from home.attention.group import Card, Facts, Need, Reason, cards_from
from home.attention.own import Waiting, waiting_for

__all__ = ["Card", "Facts", "Need", "Reason", "Waiting", "cards_from", "facts_for", "waiting_for"]
