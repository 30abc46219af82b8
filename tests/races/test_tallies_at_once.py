"""Many knock at once: each is counted."""

import pytest

from accounts.models import Tally
from tests.races.at_once import press_at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
MANY = 20


def test_as_many_as_came_are_counted() -> None:
    counts: list[int] = []

    press_at_once([lambda: counts.append(Tally.count("a_door", "here", 3600))] * MANY)

    assert sorted(counts) == list(range(1, MANY + 1))
