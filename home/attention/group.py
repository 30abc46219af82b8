"""Who of a group needs the team today, and why, in words: never a score.

Nothing here asks the database: facts.py has fetched what there is to know.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from confirmations.models import Comment
from programmes.models import Enrolment
from workplaces.models import Supervisor

QUIET_AFTER = timedelta(weeks=3)
NEW_FOR = timedelta(weeks=3)


class Need(StrEnum):
    """Why someone may need the team, the most pressing first."""

    WAITING = "waiting"
    TASK = "task"
    READY = "ready"
    QUIET = "quiet"
    ROLLING = "rolling"


@dataclass(frozen=True)
class Facts:
    """What is known of one participant, before anything is made of it."""

    enrolment: Enrolment
    unanswered: str = ""  # the id of the moment that has waited longest for a word
    unanswered_text: str = ""
    unanswered_since: date | None = None
    new_supervisors: tuple[Supervisor, ...] = ()
    held_comments: tuple[Comment, ...] = ()
    ready: tuple[str, ...] = ()  # what is shown and confirmed, and in no case
    last_on: date | None = None
    last_text: str = ""
    in_a_week: int = 0
    talk: "Ahead | None" = None
    has_told: bool = False  # has shared a conversation; one that is not shared is not known


@dataclass(frozen=True)
class Ahead:
    """A talk that is asked for or agreed."""

    pk: int
    is_asked: bool
    is_agreed: bool
    day: date | None
    together: str = ""  # the goal to look at, if it is shared

    @property
    def url(self) -> str:
        return reverse("plans:show_talk", args=[self.pk])


@dataclass(frozen=True)
class Reason:
    """One reason in words, and where it leads."""

    need: Need
    line: str
    more: str
    action: str
    url: str


@dataclass(frozen=True)
class Card:
    """One participant and why they may need someone, the most pressing reason first."""

    enrolment: Enrolment
    reasons: tuple[Reason, ...] = field(default_factory=tuple)

    @property
    def first(self) -> Reason:
        return self.reasons[0]

    @property
    def needs(self) -> set[Need]:
        return {reason.need for reason in self.reasons}


ORDER = list(Need)


def cards_from(everything: Iterable[Facts], today: date) -> list[Card]:
    """Make a card of each participant's facts, whoever needs someone most standing first.

    Of two with the same need, whoever stood first stays there.
    """
    cards = [Card(facts.enrolment, tuple(_reasons(facts, today))) for facts in everything]
    return sorted(cards, key=lambda card: ORDER.index(card.first.need))


def _reasons(facts: Facts, today: date) -> Iterator[Reason]:
    """Yield each reason there is, in their order; that all is rolling only if there is no other."""
    page = reverse("home:show_participant", args=[facts.enrolment.pk])
    found = False
    for reason in (
        _wants_to_talk(facts),
        _waiting(facts, today),
        _talk_due(facts, today),
        _held(facts),
        _task(facts),
        _new_here(facts, today),
        _ready(facts, page),
        _quiet(facts, page, today),
    ):
        if reason:
            found = True
            yield reason
    if not found:
        yield _rolling(facts, page)


def _wants_to_talk(facts: Facts) -> Reason | None:
    talk = facts.talk
    if not talk or not talk.is_asked:
        return None
    look, talk_only = _("Wants to look at something together"), _("Wants to talk with you")
    return Reason(
        Need.WAITING,
        look if talk.together else talk_only,
        talk.together or _("What it is about, they tell you themselves."),
        _("Choose a day"),
        talk.url,
    )


def _talk_due(facts: Facts, today: date) -> Reason | None:
    talk = facts.talk
    if not talk or not talk.is_agreed or talk.day is None or talk.day > today:
        return None
    return Reason(
        Need.TASK,
        _("You talk today") if talk.day == today else _("Have you talked?"),
        _("Agreed for %(day)s.") % {"day": date_format(talk.day, "j F")},
        _("Open"),
        talk.url,
    )


def _new_here(facts: Facts, today: date) -> Reason | None:
    """Whoever came lately and has shared no conversation; whether they keep one is theirs."""
    if facts.has_told or today - facts.enrolment.starts_on >= NEW_FOR:
        return None
    return Reason(
        Need.TASK,
        _("New here"),
        _("No conversation shared yet. You can sit down together, if they want to."),
        _("Words and plan"),
        reverse("plans:plan_of", args=[facts.enrolment.pk]),
    )


def _waiting(facts: Facts, today: date) -> Reason | None:
    if not facts.unanswered_since:
        return None
    return Reason(
        Need.WAITING,
        _since(today - facts.unanswered_since),
        facts.unanswered_text,
        _("Answer"),
        reverse("portfolio:show_entry", args=[facts.unanswered]),
    )


def _since(waited: timedelta) -> str:
    if waited.days <= 0:
        return _("Is waiting for your answer since today")
    if waited.days == 1:
        return _("Is waiting for your answer since yesterday")
    return _("Has waited for your answer for %(days)d days") % {"days": waited.days}


def _held(facts: Facts) -> Reason | None:
    if not facts.held_comments:
        return None
    who = facts.enrolment.participant.shown_name
    return Reason(
        Need.TASK,
        _("A sentence to read first"),
        _("A supervisor has written something that %(who)s does not see until you have.")
        % {"who": who},
        _("Read it"),
        facts.held_comments[0].get_absolute_url(),
    )


def _task(facts: Facts) -> Reason | None:
    if not facts.new_supervisors:
        return None
    first, *others = facts.new_supervisors
    if others:
        return _several(facts.new_supervisors)
    return Reason(
        Need.TASK,
        _("A new supervisor to look at"),
        _("%(name)s. What they say counts when you know who they are.") % {"name": first.name},
        _("Look at %(name)s") % {"name": first.first_name},
        first.get_absolute_url(),
    )


def _several(supervisors: tuple[Supervisor, ...]) -> Reason:
    return Reason(
        Need.TASK,
        _("%(count)d new supervisors to look at") % {"count": len(supervisors)},
        _("%(names)s. What they say counts when you know who they are.")
        % {"names": ", ".join(supervisor.name for supervisor in supervisors)},
        _("Look at them"),
        reverse("confirmations:supervisors"),
    )


def _ready(facts: Facts, page: str) -> Reason | None:
    if not facts.ready:
        return None
    return Reason(
        Need.READY,
        _("Ready to be assessed"),
        _("Shown and confirmed: %(skills)s.") % {"skills": ", ".join(facts.ready[:3])},
        _("Open"),
        page,
    )


def _quiet(facts: Facts, page: str, today: date) -> Reason | None:
    last = facts.last_on or facts.enrolment.starts_on
    if today - last < QUIET_AFTER:
        return None
    weeks = (today - last).days // 7
    return Reason(
        Need.QUIET,
        _("Quiet for %(weeks)d weeks") % {"weeks": weeks},
        _last_words(facts),
        _("Open"),
        page,
    )


def _last_words(facts: Facts) -> str:
    if not facts.last_on:
        return _("Nothing shared so far.")
    day = date_format(facts.last_on, "j F")
    if not facts.last_text:
        return _("Last time: %(day)s.") % {"day": day}
    return _("Last time, %(day)s: %(words)s") % {"day": day, "words": facts.last_text}


def _rolling(facts: Facts, page: str) -> Reason:
    more = ngettext(
        "%(count)d new moment this week.", "%(count)d new moments this week.", facts.in_a_week
    ) % {"count": facts.in_a_week}
    return Reason(
        Need.ROLLING,
        _("All is rolling along"),
        more if facts.in_a_week else _last_words(facts),
        _("Open"),
        page,
    )
