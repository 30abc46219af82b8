"""Races need a database with several connections at once: PostgreSQL; some are run on SQLite too,
where one writer waits for the other.
"""

import pytest
from django.conf import settings

from tests.cast import Cast, meet_cast


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if "postgresql" in settings.DATABASES["default"]["ENGINE"]:
        return
    why = "races are run on PostgreSQL (python3 run.py test --postgres)"
    for item in items:
        if "races" in item.path.parts and not item.get_closest_marker("any_database"):
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return meet_cast()
