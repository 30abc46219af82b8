"""An answer from a browser where the participant has been signed in gets a hint, never a stop."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from confirmations.models import Answer, ConfirmationRequest, Door
from lifecycle.models import Event
from tests.cast import Cast
from tests.confirmations.asked import answers_to, ask, write_down
from tests.confirmations.in_hand import PAGE, hand_over
from tests.conftest import SignIn

OWN = "webbläsare där deltagaren har varit inloggad"
OTHER = "inloggad här som någon annan"


def after_signing_out(sign_in: SignIn, user: User) -> Client:
    """Return a browser in which somebody has signed in, looked around, and signed out."""
    browser = sign_in(user)
    browser.get("/")
    browser.post("/accounts/logout/")
    return browser


def noted(asked: ConfirmationRequest) -> set[str]:
    odd = (asked.OWN_BROWSER, asked.OTHER_ACCOUNT)
    found = Event.objects.about(asked).filter(action__in=odd)
    return set(found.values_list("action", flat=True))


def seen_by(sign_in: SignIn, user: User, asked: ConfirmationRequest) -> str:
    browser = sign_in(user)
    pages = [asked.get_absolute_url()]
    if user.works_here:
        pages.append(asked.supervisor.get_absolute_url())
    return "".join(browser.get(page).content.decode() for page in pages)


def test_the_mark_outlives_the_session_and_names_nobody(cast: Cast, sign_in: SignIn) -> None:
    browser = after_signing_out(sign_in, cast.amina)

    cookie = browser.cookies[settings.MARK_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["max-age"] >= 365 * 24 * 3600
    assert len(cookie.value) == 48
    assert after_signing_out(sign_in, cast.amina).cookies[cookie.key].value != cookie.value


def test_it_is_not_set_twice(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)
    first = browser.get("/").cookies
    assert settings.MARK_COOKIE_NAME in first
    assert settings.MARK_COOKIE_NAME not in browser.get("/").cookies


def test_a_guest_gets_none(cast: Cast) -> None:
    assert not Client().get(ask(cast).path).cookies


def test_an_answer_after_signing_out_counts_and_the_team_is_told(
    cast: Cast, sign_in: SignIn
) -> None:
    asked = ask(cast)

    after_signing_out(sign_in, cast.amina).post(asked.path, answers_to(asked))

    assert Answer.objects.counting().exists()
    assert noted(asked) == {asked.OWN_BROWSER}
    assert seen_by(sign_in, cast.sara, asked).count(OWN) == 2
    assert OWN not in seen_by(sign_in, cast.amina, asked)


def test_a_change_is_noted_too(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)
    Client().post(asked.path, answers_to(asked))
    assert noted(asked) == set()

    url = reverse("confirmations:change_request", args=[asked.token])
    after_signing_out(sign_in, cast.amina).post(url, answers_to(asked, "with_help"))

    assert noted(asked) == {asked.OWN_BROWSER}


def test_reading_is_not_noted(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    after_signing_out(sign_in, cast.amina).get(asked.path)

    assert noted(asked) == set()


def test_where_another_participant_has_been_nothing_is_odd(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    after_signing_out(sign_in, cast.mehari).post(asked.path, answers_to(asked))

    assert noted(asked) == set()


def test_of_several_who_share_a_browser_each_is_remembered(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)
    browser = after_signing_out(sign_in, cast.amina)
    browser.force_login(cast.mehari)
    browser.get("/")
    browser.post("/accounts/logout/")

    browser.post(asked.path, answers_to(asked))

    assert noted(asked) == {asked.OWN_BROWSER}


@pytest.mark.parametrize("value", ["x", "." * 99, "å" * 48, "0" * 48, "0" * 4000])
def test_a_mark_that_somebody_made_up_says_nothing(cast: Cast, value: str) -> None:
    asked = ask(cast)
    browser = Client()
    browser.cookies[settings.MARK_COOKIE_NAME] = value

    browser.post(asked.path, answers_to(asked))

    assert noted(asked) == set()
    assert Answer.objects.exists()


def test_who_is_signed_in_as_somebody_else_is_noted(cast: Cast, sign_in: SignIn) -> None:
    asked = ask(cast)

    sign_in(cast.mehari).post(asked.path, answers_to(asked))

    assert noted(asked) == {asked.OTHER_ACCOUNT}
    assert seen_by(sign_in, cast.sara, asked).count(OTHER) == 2


def test_who_is_signed_in_as_the_one_who_was_asked_is_not(cast: Cast, sign_in: SignIn) -> None:
    User.objects.filter(pk=cast.noor.pk).update(email=cast.kalle.email)
    asked = ask(cast)

    sign_in(User.objects.get(pk=cast.noor.pk)).post(asked.path, answers_to(asked))

    assert noted(asked) == set()


def test_on_her_phone_it_is_meant_to_be_so(cast: Cast, sign_in: SignIn) -> None:
    asked = write_down(cast)
    phone = sign_in(cast.amina)
    hand_over(phone, asked)

    phone.post(PAGE, {**answers_to(asked), "receipt_to": ""})

    asked.refresh_from_db()
    assert (asked.is_answered, asked.door) == (True, Door.IN_HAND)
    assert noted(asked) == set()
