"""Many guesses at once count as many; a workplace gets one poster, a question one code."""

from importlib import import_module

import pytest
from django.conf import settings
from django.http import HttpRequest

from accounts.lock import Attempt, try_to_unlock
from confirmations.models import Poster, ShortCode
from tests.cast import Cast
from tests.confirmations.asked import write_down
from tests.confirmations.in_hand import DIGITS, hand_over
from tests.confirmations.posters import hang, on_screen
from tests.conftest import SignIn
from tests.races.at_once import press_at_once

pytestmark = pytest.mark.race
MANY = 8


def request_of(key: str, cast: Cast) -> HttpRequest:
    """A request with the session of this key, as its middlewares leave it."""
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = "127.0.0.1"
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    request.user = cast.amina
    return request


def test_guessing_at_once_is_guessing_often(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    hand_over(browser, write_down(cast))
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    seen: list[Attempt] = []

    def guess(number: int) -> None:
        seen.append(try_to_unlock(request_of(key, cast), f"000{number}"))

    press_at_once([lambda number=number: guess(number) for number in range(MANY)])  # type: ignore[misc]

    assert (seen.count(Attempt.WRONG), seen.count(Attempt.SIGNED_OUT)) == (4, MANY - 4)
    assert try_to_unlock(request_of(key, cast), DIGITS) is Attempt.SIGNED_OUT
    assert browser.get("/me/").headers["Location"].startswith("/accounts/login/")


def test_whoever_taps_many_times_with_the_right_digits_is_in(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    hand_over(browser, write_down(cast))
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    seen: list[Attempt] = []

    press_at_once(
        [lambda: seen.append(try_to_unlock(request_of(key, cast), DIGITS)) for _ in range(MANY)]
    )

    assert seen == [Attempt.OPENED] * MANY
    assert browser.get("/me/").status_code == 200


def test_a_workplace_gets_one_poster(cast: Cast) -> None:
    went = press_at_once([lambda: hang(cast) for _ in range(MANY)])

    assert went == (1, MANY - 1)
    assert Poster.objects.hanging().count() == 1


def test_a_question_has_one_code(cast: Cast) -> None:
    asked, _code = on_screen(cast)

    went = press_at_once([lambda: ShortCode.renew(asked) for _ in range(MANY)])

    assert went == (MANY, 0)
    assert ShortCode.objects.filter(request=asked).count() == 1
