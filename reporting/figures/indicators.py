"""What a funder wants counted, of those who started or ended; small numbers are hidden."""

from dataclasses import dataclass

from programmes.models import Programme
from reporting.figures.system import Shown, key_of, whole_of
from reporting.models import Indicator


@dataclass(frozen=True)
class Counted:
    """An indicator and its number."""

    indicator: Indicator
    number: Shown


def counted(programme: Programme) -> list[Counted]:
    """Return the indicators with their numbers, until the end of last month as in the tables, with
    which they hide together. Ten queries at most.
    """
    whole = whole_of(programme)
    if whole is None:
        return [Counted(each, Shown(0)) for each in Indicator.objects.filter(programme=programme)]
    return [Counted(each, whole.show(key_of(each))) for each in whole.indicators]
