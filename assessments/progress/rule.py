"""For which level there is enough, by the framework's rule: counting and words, no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class Rule(Protocol):
    """What a level asks for; competencies.models.Level is one."""

    @property
    def number(self) -> int: ...
    @property
    def min_evidence(self) -> int: ...
    @property
    def min_occasions(self) -> int: ...
    @property
    def min_confirmations(self) -> int: ...
    @property
    def min_contexts(self) -> int: ...


@dataclass(frozen=True)
class Gathered:
    """How much there is for one competency."""

    evidence: int = 0
    occasions: int = 0
    confirmations: int = 0
    contexts: int = 0

    def lacks(self, rule: Rule) -> dict[str, int]:
        """Return {what: how many more} that the rule asks for; nothing if it is enough."""
        wanted = {
            "evidence": rule.min_evidence - self.evidence,
            "occasions": rule.min_occasions - self.occasions,
            "confirmations": rule.min_confirmations - self.confirmations,
            "contexts": rule.min_contexts - self.contexts,
        }
        return {what: number for what, number in wanted.items() if number > 0}


def gather(moments: Iterable[tuple[date, str]], confirmations: int) -> Gathered:
    """Count moments (day, place) and confirmations. Moments without a place are one context."""
    days, places = [], set()
    for day, place in moments:
        days.append(day)
        places.add(place.strip().casefold())
    named = places - {""}
    return Gathered(len(days), len(set(days)), confirmations, len(named or places))


def standing(gathered: Gathered, rules: Sequence[Rule]) -> str:
    """Say for which level it is enough by the framework's rule, and what the next one lacks."""
    enough, following = 0, None
    for rule in sorted(rules, key=lambda rule: rule.number):
        if gathered.lacks(rule):
            following = rule
            break
        enough = rule.number
    said = _enough_for(enough, is_all=following is None)
    if following is None:
        return said
    lacking = {"level": following.number, "missing": _in_words(gathered.lacks(following))}
    lacks = _("For level %(level)s there is still missing: %(missing)s.") % lacking
    return f"{said} {lacks}"


def _enough_for(level: int, *, is_all: bool) -> str:
    if not level:
        return _("Not enough for any level yet, by the framework's rule.")
    if is_all:
        return _("Enough for every level by the framework's rule.")
    return _("Enough for level %(level)s by the framework's rule.") % {"level": level}


def _in_words(lacking: dict[str, int]) -> str:
    words = {
        "evidence": lambda n: ngettext("one moment", "%(n)s moments", n),
        "occasions": lambda n: ngettext("one other day", "%(n)s other days", n),
        "confirmations": lambda n: ngettext("one confirmation", "%(n)s confirmations", n),
        "contexts": lambda n: ngettext("one other place", "%(n)s other places", n),
    }
    return ", ".join(words[what](n) % {"n": n} for what, n in lacking.items())
