"""How far a question got, as its participant understands it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from confirmations.models.door import SENT_BY_US, Door
from lifecycle.models import Letter

if TYPE_CHECKING:
    from confirmations.models.asked import Asked

# How far a letter got, in the participant's words. A letter that is gone was sent long ago.
OF_LETTERS = {
    Letter.State.WAITING: "on_its_way",
    Letter.State.DELIVERED: "arrived",
    Letter.State.FAILED: "failed",
}


class HowFar(models.TextChoices):
    """One word for it. That it was opened may be a machine's doing, which reads mail first."""

    UNSENT = "unsent", _("Not sent yet")
    PAUSED = "paused", _("Waits until it is shared")
    ON_ITS_WAY = "on_its_way", _("On its way")
    DELAYED = "delayed", _("Delayed, we keep trying")
    SENT = "sent", _("Sent")
    ARRIVED = "arrived", _("Arrived")
    FAILED = "failed", _("Did not arrive")
    PASSED_ON = "passed_on", _("Link made")
    SHOWN = "shown", _("Shown on the phone")
    OPENED = "opened", _("Opened")
    ANSWERED = "answered", _("Answered")
    DECLINED = "declined", _("Did not want to answer")
    WRONG_PERSON = "wrong_person", _("The wrong person got the question")
    EXPIRED = "expired", _("The link has expired")
    WITHDRAWN = "withdrawn", _("Taken back")
    DISPUTED = "disputed", _("Someone else answered")

    @classmethod
    def of(cls, asked: "Asked") -> "HowFar":
        """Return how far a question got that was fetched with_how_far()."""
        if not asked.is_waiting:
            return cls._ended(asked)
        if asked.is_paused:
            return cls.PAUSED
        if asked.door == Door.IN_HAND:
            return cls.SHOWN  # opened by the hand-over itself: that says nothing
        if asked.opened_since:
            return cls.OPENED
        if asked.door not in SENT_BY_US:
            return cls.PASSED_ON if asked.door == Door.SHARED else cls.SHOWN
        if asked.letter_state == Letter.State.WAITING and asked.letter_tries:
            return cls.DELAYED
        return cls(OF_LETTERS.get(Letter.State(asked.letter_state or "sent"), "sent"))

    @classmethod
    def _ended(cls, asked: "Asked") -> "HowFar":
        if asked.is_unsent:
            return cls.UNSENT
        if asked.is_expired:
            return cls.EXPIRED
        if asked.is_declined and asked.reached_someone_else:
            return cls.WRONG_PERSON
        return cls(asked.state)

    @classmethod
    def steps_of(cls, asked: "Asked") -> "list[Step]":
        """Return the way that a question takes by its door, and how much of it is behind it."""
        way, now = _WAYS.get(asked.door, _WAYS[Door.IN_HAND]), cls.of(asked)
        if now in _NOT_SENT:
            return [Step(now), *map(Step, way[1:])]
        reached = way.index(now) if now in way else 0
        return [Step(word, is_done=place <= reached) for place, word in enumerate(way)]

    # Questions

    @property
    def has_failed(self) -> bool:
        return self is HowFar.FAILED

    @property
    def may_be_reminded_of(self) -> bool:
        """Whether reminders that were planned may still leave."""
        return self in (
            HowFar.ON_ITS_WAY,
            HowFar.DELAYED,
            HowFar.SENT,
            HowFar.ARRIVED,
            HowFar.OPENED,
        )

    @property
    def icon(self) -> str:
        """A picture beside the word, for whoever reads little or sees no colours."""
        return _ICONS.get(self, "clock-counter-clockwise")

    @property
    def sentence(self) -> str:
        """What it means for a question that waits, in a sentence."""
        return str(_SENTENCES.get(self, ""))


@dataclass(frozen=True)
class Step:
    """One step on the way of a question."""

    word: HowFar
    is_done: bool = False

    @property
    def is_under_way(self) -> bool:
        return self.word in (HowFar.ON_ITS_WAY, HowFar.DELAYED)


_NOT_SENT = {HowFar.ON_ITS_WAY, HowFar.DELAYED, HowFar.FAILED}
# Of an e-mail nobody tells us that it has arrived.
_WAYS: dict[str, list[HowFar]] = {
    Door.EMAIL: [HowFar.SENT, HowFar.OPENED, HowFar.ANSWERED],
    Door.SMS: [HowFar.SENT, HowFar.ARRIVED, HowFar.OPENED, HowFar.ANSWERED],
    Door.SHARED: [HowFar.PASSED_ON, HowFar.OPENED, HowFar.ANSWERED],
    Door.IN_HAND: [HowFar.SHOWN, HowFar.ANSWERED],
    Door.QR: [HowFar.SHOWN, HowFar.OPENED, HowFar.ANSWERED],
}
_ICONS = {
    HowFar.UNSENT: "pencil-simple",
    HowFar.PAUSED: "lock",
    HowFar.SENT: "envelope-simple",
    HowFar.ARRIVED: "check",
    HowFar.FAILED: "warning-circle",
    HowFar.PASSED_ON: "share-network",
    HowFar.SHOWN: "handshake",
    HowFar.OPENED: "eye",
    HowFar.ANSWERED: "chat",
    HowFar.DECLINED: "x",
    HowFar.WRONG_PERSON: "warning-circle",
    HowFar.WITHDRAWN: "arrow-left",
    HowFar.DISPUTED: "warning-circle",
}
_SENTENCES = {
    HowFar.PAUSED: _(
        "The link waits, as long as the moment is yours alone. Share it again, and it works."
    ),
    HowFar.ON_ITS_WAY: _("The question is on its way."),
    HowFar.DELAYED: _("The question has not got through yet. We keep trying."),
    HowFar.SENT: _("The question has been sent. The link has not been opened yet."),
    HowFar.ARRIVED: _("The question is on the phone. The link has not been opened yet."),
    HowFar.FAILED: _("The question did not arrive."),
    HowFar.PASSED_ON: _("The link is made. It has not been opened yet."),
    HowFar.SHOWN: _("There is no answer yet."),
    HowFar.OPENED: _("The link has been opened. There is no answer yet."),
}
