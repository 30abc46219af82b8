"""Races need a database with several connections at once: PostgreSQL."""

import pytest
from django.db import connection

from accounts.models import User
from tests.cast import Cast, build_cast, find_cast


@pytest.fixture
def cast(transactional_db: None, django_db_serialized_rollback: None) -> Cast:
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL (python3 run.py test --postgres)")
    return find_cast() if User.objects.exists() else build_cast()
