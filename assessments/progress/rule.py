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


@dataclass(frozen=True)
class Moment:
    """When and where something was shown."""

    day: date
    place: str = ""
    is_placement: bool = False  # else the place is what the participant has typed


def gather(moments: Iterable[Moment], confirmations: int) -> Gathered:
    """Count moments and confirmations. Each placement is a context; all that participants type
    themselves is one more at most, and moments without a place are one if there is no other.
    """
    days: list[date] = []
    known: set[str] = set()
    typed: set[str] = set()
    for moment in moments:
        days.append(moment.day)
        (known if moment.is_placement else typed).add(moment.place.strip().casefold())
    elsewhere = 1 if typed - known - {""} or (typed and not known) else 0
    return Gathered(len(days), len(set(days)), confirmations, len(known) + elsewhere)


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
    lacking = {"level": following.number, "more": _in_words(gathered, following)}
    lacks = _("For level %(level)s it takes %(more)s.") % lacking
    return f"{said} {lacks}"


def _enough_for(level: int, *, is_all: bool) -> str:
    if not level:
        return _("Not enough for any level yet, by the framework's rule.")
    if is_all:
        return _("Enough for every level by the framework's rule.")
    return _("Enough for level %(level)s by the framework's rule.") % {"level": level}


def _in_words(gathered: Gathered, rule: Rule) -> str:
    """Say what is lacking as one says it: «one more moment from another day»."""
    lacking = gathered.lacks(rule)
    moments, days, places = (lacking.get(what, 0) for what in ("evidence", "occasions", "contexts"))
    if gathered.evidence:
        said = [_more_moments(max(moments, days), days)]
    else:
        said = [_first_moments(max(moments, days, 1), days)]
        places -= 1  # the first moment brings one
    if n := lacking.get("confirmations"):
        said.append(ngettext("one more confirmation", "%(n)s more confirmations", n) % {"n": n})
    if places > 0:
        said.append(ngettext("one more place", "%(n)s more places", places) % {"n": places})
    return _joined([words for words in said if words])


def _more_moments(moments: int, days: int) -> str:
    """A new day takes a new moment, so both are said at once."""
    if not moments:
        return ""
    words = ngettext("one more moment", "%(n)s more moments", moments) % {"n": moments}
    if not days:
        return words
    another = ngettext("from another day", "from %(n)s other days", days) % {"n": days}
    return f"{words} {another}"


def _first_moments(moments: int, days: int) -> str:
    words = ngettext("one moment", "%(n)s moments", moments) % {"n": moments}
    if days < 2:
        return words
    return f"{words} {_('from %(n)s different days') % {'n': days}}"


def _joined(words: list[str]) -> str:
    *before, last = words
    if not before:
        return last
    return _("%(before)s and %(last)s") % {"before": ", ".join(before), "last": last}
