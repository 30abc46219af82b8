"""Calendar months, as addresses and people write them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.template.defaultfilters import date as in_words

WRITTEN = re.compile(r"([0-9]{4})-([0-9]{1,2})")


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month."""

    first: date

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.replace(day=1))

    @classmethod
    def read(cls, text: str, *, otherwise: date) -> "Month":
        """Read «2026-03»; what is no month is the month of the other day."""
        found = WRITTEN.fullmatch(text.strip())
        year, month = (int(part) for part in found.groups()) if found else (0, 0)
        is_month = 1900 <= year <= 9000 and 1 <= month <= 12
        return cls(date(year, month, 1)) if is_month else cls.of(otherwise)

    # Questions

    @property
    def last(self) -> date:
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])

    @property
    def before(self) -> "Month":
        year, month = divmod(self.first.year * 12 + self.first.month - 2, 12)
        return Month(date(year, month + 1, 1))

    @property
    def after(self) -> "Month":
        year, month = divmod(self.first.year * 12 + self.first.month, 12)
        return Month(date(year, month + 1, 1))

    # Display

    @property
    def written(self) -> str:
        """Return «2026-03», as addresses have it."""
        return f"{self.first:%Y-%m}"

    def __str__(self) -> str:
        return in_words(self.first, "F Y")
