"""The ways to a supervisor, as buttons and links: the usual one first."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from confirmations.models import ConfirmationRequest, Door


@dataclass(frozen=True)
class Way:
    """One way: a door that a button opens, or the address of the page that leads on."""

    words: str
    icon: str
    door: str = ""
    url: str = ""


WORDS = {
    Door.EMAIL: _("Send an e-mail to %(name)s"),
    Door.SMS: _("Send a text message to %(name)s"),
    Door.SHARED: _("Send the link yourself"),
    Door.IN_HAND: _("Show it to %(name)s, here and now"),
}
ICONS = {
    Door.EMAIL: "envelope-simple",
    Door.SMS: "chat",
    Door.SHARED: "share-network",
    Door.IN_HAND: "handshake",
}


def ways_for(asked: ConfirmationRequest) -> list[Way]:
    """Return the ways by which a link can go; before them the phone in the hand, if it is usual.

    The page offers it beside them all the same, with the screen, for whoever is here now.
    """
    usual = [Door.IN_HAND] if asked.usual_door == Door.IN_HAND else []
    return [_way(Door(door), asked) for door in [*usual, *asked.links]]


def _way(door: Door, asked: ConfirmationRequest) -> Way:
    words = str(WORDS[door]) % {"name": asked.called}
    if door == Door.IN_HAND:
        return Way(words, ICONS[door], url=reverse("confirmations:hand_over", args=[asked.pk]))
    return Way(words, ICONS[door], door=door)
