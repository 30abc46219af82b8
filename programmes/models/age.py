"""How old somebody is on a day, and which texts that calls for."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgeBand(models.TextChoices):
    """Whom a text is written for; other law applies to each (domain rule 8.1)."""

    UNDER_16 = "under_16", _("under 16")
    UNDER_18 = "under_18", _("16 and 17")
    ADULT = "adult", _("18 and older")

    @classmethod
    def on(cls, day: date, *, born: date) -> "AgeBand":
        """Return the band of somebody on a day, by the calendar where the day is asked for."""
        age = age_on(day, born=born)
        if age < 16:
            return cls.UNDER_16
        return cls.UNDER_18 if age < 18 else cls.ADULT


def age_on(day: date, *, born: date) -> int:
    """Return the age in whole years; who is born on 29 February ages on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
