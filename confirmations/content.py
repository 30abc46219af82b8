"""What a supervisor may add with a tap: kept as a code, read in anybody's own language."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phrase(models.TextChoices):
    """Something good that was seen besides what was asked. Nothing here is a judgement."""

    ON_TIME = "on_time", _("Came on time")
    ASKED = "asked", _("Asked when something was unclear")
    HELPED = "helped", _("Helped others")
    SAFELY = "safely", _("Worked safely")
    INITIATIVE = "initiative", _("Took initiative")
    KEPT_ON = "kept_on", _("Kept on when it was hard")
