"""A participant hands the phone over, and whoever gets it sees one question and nothing more."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from confirmations.models import ConfirmationRequest, Door
from lifecycle.models import Event
from tests.cast import Cast
from tests.confirmations.asked import answer, ask, write_down
from tests.confirmations.in_hand import DIGITS, PAGE, hand_over, unlock
from tests.conftest import SignIn

PLACEHOLDER = re.compile(r"<(?:(\w+):)?\w+>")
FILLED_IN = {"uuid": "6a1f8d0e-6f0a-4e0c-9c39-3f6d7a1b2c3d", "int": "1"}


def test_the_question_goes_out_by_hand(cast: Cast, sign_in: SignIn) -> None:
    asked = write_down(cast)

    response = hand_over(sign_in(cast.amina), asked)

    asked.refresh_from_db()
    assert response.headers["Location"] == PAGE
    assert (asked.state, asked.door) == (ConfirmationRequest.State.SENT, Door.IN_HAND)
    last = Event.objects.about(asked).last()
    assert last is not None
    assert (last.action, last.by) == ("send", cast.amina)


def test_a_question_that_was_sent_can_be_asked_by_hand_and_its_link_works_on(
    cast: Cast, sign_in: SignIn
) -> None:
    asked = ask(cast)
    link = asked.path

    hand_over(sign_in(cast.amina), asked)

    asked.refresh_from_db()
    assert (asked.door, asked.held_door) == (Door.EMAIL, Door.IN_HAND)
    assert Client().get(link).status_code == 200


def test_nobody_hands_over_for_her(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    assert hand_over(sign_in(cast.sara), asked).status_code == 403
    assert hand_over(sign_in(cast.petra), asked).status_code == 404


def test_an_answered_question_locks_nothing(cast: Cast, sign_in: SignIn) -> None:
    asked = answer(ask(cast))
    browser = sign_in(cast.amina)

    page = browser.post(
        reverse("confirmations:hand_over", args=[asked.pk]), {"digits": DIGITS}, follow=True
    )

    assert "går inte längre" in page.content.decode()
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize(
    "digits", ["", "123", "12345", "abcd", "1111", "1234", "2²45", "\x00", "2580" * 999]
)
def test_digits_that_will_not_do_lock_nothing(cast: Cast, sign_in: SignIn, digits: str) -> None:
    asked = write_down(cast)
    browser = sign_in(cast.amina)

    response = hand_over(browser, asked, digits)

    asked.refresh_from_db()
    assert response.status_code == 422
    assert asked.state == ConfirmationRequest.State.CREATED
    assert browser.get("/").status_code == 200


def test_digits_of_any_script_are_digits(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    hand_over(browser, write_down(cast), "٢ ٥ ٨ ٠")

    unlock(browser, "2580")

    assert browser.get("/").status_code == 200


def test_every_other_address_leads_to_the_question(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    hand_over(browser, write_down(cast))
    everywhere = [path for path in addresses() if not path.startswith(PAGE)]

    astray = [
        (method, path)
        for path in everywhere
        for method in ("get", "post", "head", "put")
        if not is_shut(getattr(browser, method)(path), path)
    ]

    assert len(everywhere) > 80
    assert astray == []


def is_shut(response: Any, path: str) -> bool:
    status, location = response.status_code, response.headers.get("Location")
    if path.startswith("/api/"):
        return bool(status == 423)
    return (status, location) == (302, PAGE)


def addresses() -> Iterator[str]:
    """Every address that the product answers at, filled in with something."""

    def below(resolver: URLResolver, path: str) -> Iterator[str]:
        for item in resolver.url_patterns:
            here = path + str(item.pattern).strip("^$").replace("\\Z", "")
            if isinstance(item, URLResolver):
                yield from below(item, here)
            elif isinstance(item, URLPattern):
                yield PLACEHOLDER.sub(lambda part: FILLED_IN.get(part[1] or "", "x"), here)

    return below(get_resolver(), "/")


def test_what_the_browser_kept_is_void(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    before = browser.cookies[settings.SESSION_COOKIE_NAME].value

    response = hand_over(browser, write_down(cast))

    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != before
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert "no-store" in browser.get("/").headers["Cache-Control"]


def test_a_second_tap_comes_under_the_old_key_and_leads_to_the_question(
    cast: Cast, sign_in: SignIn
) -> None:
    browser = sign_in(cast.amina)
    asked = write_down(cast)
    before = browser.cookies[settings.SESSION_COOKIE_NAME].value
    hand_over(browser, asked)
    browser.cookies[settings.SESSION_COOKIE_NAME] = before

    second = hand_over(browser, asked)
    her_pages = browser.get("/me/")
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        later = browser.get("/me/")

    assert second.headers["Location"] == PAGE
    assert her_pages.headers["Location"] == PAGE
    assert later.headers["Location"].startswith(reverse("account_login"))


def test_a_second_tap_on_unlock_opens_it_too(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    hand_over(browser, write_down(cast))

    assert [unlock(browser).status_code for _ in range(2)] == [302, 302]
    assert browser.get("/me/").status_code == 200


def test_what_was_said_to_her_is_not_said_to_him(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    asked = write_down(cast)
    browser.post(reverse("portfolio:share_entry", args=[asked.entry_id]))  # leaves a message

    hand_over(browser, asked)

    assert 'class="message' not in browser.get(PAGE).content.decode()


def test_her_four_digits_open_it_again(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    asked = write_down(cast)
    hand_over(browser, asked)

    response = unlock(browser)

    assert response.headers["Location"] == asked.get_absolute_url()
    assert browser.get("/").status_code == 200
    assert browser.get(PAGE).headers["Location"] == "/"


def test_four_wrong_tries_are_forgiven(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    hand_over(browser, write_down(cast))

    wrong = [unlock(browser, f"000{number}").status_code for number in range(4)]
    unlock(browser)

    assert wrong == [422] * 4
    assert browser.get("/").status_code == 200


def test_the_fifth_signs_her_out(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    hand_over(browser, write_down(cast))

    for number in range(5):
        response = unlock(browser, f"000{number}")

    assert response.headers["Location"] == reverse("account_login")
    assert settings.SESSION_COOKIE_NAME not in browser.cookies or not browser.session.items()
    assert unlock(browser).headers["Location"].startswith(reverse("account_login"))


def test_empty_digits_cost_no_try(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    hand_over(browser, write_down(cast))

    for _ in range(9):
        assert unlock(browser, "").status_code == 422
    unlock(browser)

    assert browser.get("/").status_code == 200


def test_whoever_forgets_the_digits_signs_in_anew(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    hand_over(browser, write_down(cast))

    browser.post("/in-hand/forget/")

    assert reverse("account_login") in browser.get("/me/").headers["Location"]
    browser.force_login(cast.amina)
    assert browser.get("/me/").status_code == 200


def test_her_other_phone_is_not_locked(cast: Cast, sign_in: SignIn) -> None:
    hand_over(sign_in(cast.amina), write_down(cast))

    assert sign_in(cast.amina).get("/").status_code == 200


def test_a_question_deleted_meanwhile_leaves_the_way_back(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    asked = write_down(cast)
    hand_over(browser, asked)
    asked.entry.delete()

    page = browser.get(PAGE, follow=True)

    assert "Lämna tillbaka telefonen till Amina" in page.content.decode()
    assert unlock(browser).headers["Location"] == "/"


def test_the_list_of_sessions_knows_the_new_key(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)

    hand_over(browser, write_down(cast))

    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    assert UserSession.objects.filter(session_key=key).exists()


def test_the_locked_page_tells_the_other_tabs_and_hers_listen(cast: Cast, sign_in: SignIn) -> None:
    browser, asked = sign_in(cast.amina), ask(cast)
    before = browser.get("/entries/").content
    hand_over(browser, asked)
    locked = browser.get(PAGE).content

    assert b"locked.js" in before
    assert b"data-locked" not in before
    assert b"data-locked" in locked
    assert b"locked.js" not in Client().get(asked.path).content
