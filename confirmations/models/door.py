"""How an answer came to us, and how sure that makes us of who gave it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Door(models.TextChoices):
    """The way a question reached whoever answered. All ways end in the same record."""

    EMAIL = "email", _("A link by e-mail")
    SMS = "sms", _("A link by text message")
    SHARED = "shared", _("A link that the participant passed on")
    IN_HAND = "in_hand", _("On the participant’s phone")
    QR = "qr", _("A code on the participant’s screen")
    POSTER = "poster", _("The poster at the place")
    TEAM = "team", _("Seen by the team")

    @property
    def own_label(self) -> str:
        """The same, as the participant reads it."""
        return str(_OWN.get(self, self.label))


_OWN = {
    Door.SHARED: _("A link that you passed on"),
    Door.IN_HAND: _("On your phone"),
    Door.QR: _("A code on your screen"),
}
# Those by which we send the link ourselves, to a contact in the register.
SENT_BY_US = frozenset({Door.EMAIL, Door.SMS})
# Those by which the link stands on the participant's screen, with a short code beside it.
IN_SIGHT = frozenset({Door.QR, Door.POSTER})


class Assurance(models.TextChoices):
    """How sure we are of who answered, the least first."""

    HELD = "held", _("without a known contact")
    CONTACT = "contact", _("to a known contact")
    CODE = "code", _("with a code to a known contact")
    ACCOUNT = "account", _("by someone who had signed in")

    @classmethod
    def of(cls, door: str, *, with_code: bool = False) -> "Assurance":
        """Return how sure an answer by this door makes us; a code to the contact says more."""
        if door == Door.TEAM:
            return cls.ACCOUNT
        if with_code:
            return cls.CODE
        return cls.CONTACT if door in SENT_BY_US else cls.HELD

    def words(self, *, is_known: bool) -> str:
        """Say how sure we are; no contact is known before the team knows whose it is."""
        unknown = {} if is_known else _UNKNOWN
        return str(unknown.get(self, self.label))


_UNKNOWN = {
    Assurance.CONTACT: _("to a contact that the team does not know yet"),
    Assurance.CODE: _("with a code to a contact that the team does not know yet"),
}
