"""A code tried from many phones at once is tried no more often, and sent no more often."""

from functools import partial

import pytest

from confirmations.models import Code, ConfirmationRequest
from tests.cast import Cast
from tests.confirmations.coded import ask_with_code, wrong
from tests.races.at_once import press_at_once

pytestmark = pytest.mark.race
MANY = 12


def test_of_many_wrong_tries_at_once_five_are_counted(cast: Cast) -> None:
    asked = ask_with_code(cast)
    Code.send(asked)
    copies = [ConfirmationRequest.objects.get(pk=asked.pk) for _ in range(MANY)]
    guess = wrong(asked)

    went = press_at_once([partial(Code.refuse_unless_right, copy, guess) for copy in copies])

    code = Code.objects.get()
    assert went == (0, MANY)
    assert code.tries == 5
    right = partial(Code.refuse_unless_right, asked, code.digits)
    assert press_at_once([right]) == (0, 1)


def test_of_many_presses_at_once_one_sends(cast: Cast) -> None:
    asked = ask_with_code(cast)
    copies = [ConfirmationRequest.objects.get(pk=asked.pk) for _ in range(MANY)]

    press_at_once([partial(Code.send, copy) for copy in copies])

    assert Code.objects.count() == 1
