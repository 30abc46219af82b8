"""What is written down of erasing by a rule: who decided it, of whom, and how much went."""

from archive.models.purge import DECIDERS, Purge, PurgeRow

__all__ = ["DECIDERS", "Purge", "PurgeRow"]
