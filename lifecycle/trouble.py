"""Why a letter did not arrive: in words for people, and whether trying again helps."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class Trouble(models.TextChoices):
    AWAY = "away", _("The mail server or the SMS provider does not answer.")
    LATER = "later", _("The other side asks us to come back later.")
    REFUSED = "refused", _("The other side says no. Is the address or the number right?")
    SETUP = "setup", _("We are not let in. Look at the settings and the account.")
    OURS = "ours", _("A fault of ours. The log tells more.")
    LOST = "lost", _("The work was interrupted.")
    UNREACHED = "unreached", _("It did not reach the phone.")


class NotNow(Exception):
    """A letter is not to leave before a certain time: whoever writes it says so."""

    def __init__(self, until: datetime) -> None:
        super().__init__(str(until))
        self.until = until


class Undelivered(Exception):
    """A letter did not leave; `str()` is for whoever mends it and holds no words of the letter."""

    def __init__(self, trouble: Trouble, detail: str) -> None:
        super().__init__(detail)
        self.trouble = trouble


class Temporary(Undelivered):
    """Trying again later may help."""


class Permanent(Undelivered):
    """Trying again would change nothing."""
