"""How long, as people write it and as we say it. We count in whole minutes."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

AN_HOUR, A_DAY = 60, 24 * 60

_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_HOURS = re.compile(r"([0-9]{1,2}(?:[.,][0-9]{1,2})?)\s*(?:h|t|tim|timmar|timme|hours?)?\.?")
_MINUTES = re.compile(r"([0-9]{1,4})\s*(?:m|min|minuter|minutes?)\.?")
_BOTH = re.compile(_HOURS.pattern + r"\s+" + _MINUTES.pattern)


def minutes_in(text: str) -> int | None:
    """Read «3», «3,5», «3:30», «3 h 30 min» or «90 min» as minutes; None for anything else.

    «3.30» is read as a clock reads it, since that is how many write it here; «3.5» is 3 h 30 min.
    """
    said = text.strip().lower()
    if found := _CLOCK.fullmatch(said):
        hours, minutes = found.groups()
        return int(hours) * AN_HOUR + int(minutes) if int(minutes) < AN_HOUR else None
    if found := _HOURS.fullmatch(said):
        return _of_hours(found[1])
    if found := _MINUTES.fullmatch(said):
        return int(found[1])
    if found := _BOTH.fullmatch(said):
        return _of_hours(found[1]) + int(found[2])
    return None


def _of_hours(text: str) -> int:
    return int((Decimal(text.replace(",", ".")) * AN_HOUR).to_integral_value(ROUND_HALF_UP))


def say(minutes: int) -> str:
    """Return «3 h 30 min», in the reader's language."""
    hours, rest = divmod(minutes, AN_HOUR)
    if not rest:
        return _("%(hours)d h") % {"hours": hours}
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}


def decimal_hours(minutes: int) -> Decimal:
    """Return hours with two decimals, as funders count: 100 minutes are 1.67."""
    return (Decimal(minutes) / AN_HOUR).quantize(Decimal("0.01"), ROUND_HALF_UP)
