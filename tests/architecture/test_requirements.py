"""The locks are of what is wished for, and name no place that packages came from."""

import pytest

import run


@pytest.mark.parametrize("group", run.GROUPS)
def test_lock_is_of_what_is_wished_for(group: str) -> None:
    assert run.digest_of(group) in read_lock(group), "run: python3 run.py fix"


@pytest.mark.parametrize("group", run.GROUPS)
def test_lock_names_no_host(group: str) -> None:
    assert "://" not in read_lock(group)


def read_lock(group: str) -> str:
    return (run.REQUIREMENTS / f"{group}.txt").read_text()
