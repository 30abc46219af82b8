"""Ages at their borders."""

from datetime import date

import pytest

from programmes.models import AgeBand, age_on


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2026, 3, 1), 18),
        (date(2026, 2, 28), 17),
        (date(2024, 2, 29), 16),
        (date(2024, 2, 28), 15),
    ],
)
def test_born_on_a_leap_day_ages_on_that_day_or_the_next(day: date, age: int) -> None:
    assert age_on(day, born=date(2008, 2, 29)) == age


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2010, 11, 29), AgeBand.UNDER_16),
        (date(2010, 11, 28), AgeBand.UNDER_18),
        (date(2008, 11, 29), AgeBand.UNDER_18),
        (date(2008, 11, 28), AgeBand.ADULT),
    ],
)
def test_a_band_begins_on_the_birthday(born: date, band: AgeBand) -> None:
    assert AgeBand.on(date(2026, 11, 28), born=born) == band
