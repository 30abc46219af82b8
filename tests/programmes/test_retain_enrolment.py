"""What is over is kept for the record only."""

import pytest

from lifecycle.transitions import Refused
from tests.cast import START, Cast
from tests.programmes.enrolled import aminas


def test_it_is_kept_after_the_end(cast: Cast) -> None:
    aminas(cast).complete(by=cast.lo, on=START, reason="work")

    aminas(cast).retain(by=cast.lo)

    assert aminas(cast).state == "retained"


def test_who_takes_part_is_not_put_away(cast: Cast) -> None:
    with pytest.raises(Refused):
        aminas(cast).retain(by=cast.lo)
