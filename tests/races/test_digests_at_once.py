"""Two clocks that strike at once send one letter."""

from functools import partial

import pytest

from confirmations.models import OwnPage
from lifecycle.models import Letter
from tests.cast import Cast
from tests.confirmations.asked import answer, ask
from tests.races.at_once import press_at_once

pytestmark = pytest.mark.race


def test_two_clocks_send_one_letter(cast: Cast) -> None:
    answer(ask(cast))

    press_at_once([partial(OwnPage.send_digest, cast.kalle)] * 6)

    assert OwnPage.objects.count() == 1
    assert Letter.objects.filter(key__startswith="digest:").count() == 1
