"""Words of pages: the chips above a group, and what the style page shows the components with."""

from dataclasses import dataclass
from typing import Any

from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Why someone may need the team, as home.attention names it, and what the chip says.
CHIPS = [
    ("waiting", _("Waiting for an answer")),
    ("task", _("Something to look at")),
    ("ready", _("Ready")),
    ("quiet", _("Quiet for a while")),
]


@dataclass(frozen=True)
class SampleThing:
    """Stands for anything with a state."""

    state: str
    words: Promise

    def get_state_display(self) -> str:
        return str(self.words)


THINGS = [
    SampleThing("private", _("Only you see it")),
    SampleThing("shared", _("Shared")),
    SampleThing("confirmed", _("Confirmed")),
    SampleThing("more_needed", _("More is needed")),
    SampleThing("issued", _("Issued")),
    SampleThing("revoked", _("Revoked")),
]
MESSAGES = [
    (constants.SUCCESS, _("Saved. Well done.")),
    (constants.INFO, _("Kalle has your question now.")),
    (constants.WARNING, _("The link stops working tomorrow.")),
    (constants.ERROR, _("The entry is part of a case. It can no longer be changed.")),
]
HOW_IT_WENT = [
    {"value": "tried", "label": _("I tried it"), "icon": "footprints-duo"},
    {"value": "helped", "label": _("I did it with help"), "icon": "hand-heart-duo"},
    {"value": "alone", "label": _("I did it myself"), "icon": "thumbs-up-duo"},
]
ANSWERS = [
    ("yes", _("Yes, I have seen it")),
    ("helped", _("With help")),
    ("not_yet", _("Not seen yet")),
]
PLACES = [
    {"url": "#h-bars", "icon": "list-checks", "label": _("Queue"), "count": 4, "is_current": True},
    {"url": "#h-words", "icon": "certificate", "label": _("Register of certificates")},
]


def samples() -> dict[str, Any]:
    """One example for each component that needs more than words."""
    return {
        "things": THINGS,
        "sample_messages": [Message(level, str(words)) for level, words in MESSAGES],
        "how": HOW_IT_WENT,
        "answers": ANSWERS,
        "side_nav": PLACES,
        "page": Paginator(range(30), 10).page(2),
    }
