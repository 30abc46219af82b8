"""What begins like a formula stays a text."""

import pytest

from lifecycle.sheets import RECKONING, unreckoned


@pytest.mark.parametrize("sign", RECKONING)
def test_what_begins_like_a_formula_is_a_text(sign: str) -> None:
    assert unreckoned(f"{sign}1") == f"'{sign}1"
    assert unreckoned(f"1{sign}") == f"1{sign}"
