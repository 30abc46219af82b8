"""A code by e-mail is the way in; nobody has a password and nobody signs up alone."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from tests.cast import Cast
from tests.conftest import SignIn

LOGIN = "/accounts/login/"
CODE = "/accounts/login/code/confirm/"
FORGET = "/accounts/login/forget/"


@pytest.fixture(autouse=True)
def nobody_has_knocked_before(db: None) -> None:
    cache.clear()


def ask_for_code(browser: Client, address: str) -> Any:
    return browser.post(LOGIN, {"login": address}, follow=True)


def code_in_mail() -> str:
    [code] = re.findall(r"^\d{8}$", str(mail.outbox[-1].body), re.M)
    return str(code)


def test_code_from_the_mail_opens(cast: Cast, client: Client) -> None:
    ask_for_code(client, cast.amina.email)

    response = client.post(CODE, {"code": code_in_mail()})

    assert response.headers["Location"] == "/"
    assert "Hej <bdi>Amina</bdi>!" in client.get("/").content.decode()


def test_mail_holds_the_code_and_nothing_about_the_person(cast: Cast, client: Client) -> None:
    ask_for_code(client, cast.skye.email)

    letter = mail.outbox[-1]
    assert letter.subject == "Jag kan: Din kod"
    assert "Strand" not in letter.body


def test_code_leads_back_to_the_page_that_was_wanted(cast: Cast, client: Client) -> None:
    client.get("/i-can/")
    client.post(f"{LOGIN}?next=/i-can/", {"login": cast.amina.email, "next": "/i-can/"})

    response = client.post(CODE, {"code": code_in_mail(), "next": "/i-can/"})

    assert response.headers["Location"] == "/i-can/"


def test_code_is_refused_in_another_browser(cast: Cast, client: Client) -> None:
    ask_for_code(client, cast.amina.email)
    another = Client()

    another.post(CODE, {"code": code_in_mail()})

    assert another.get("/me/").status_code == 302


def test_three_wrong_codes_end_the_attempt(cast: Cast, client: Client) -> None:
    ask_for_code(client, cast.amina.email)
    right = code_in_mail()
    for _attempt in range(3):
        client.post(CODE, {"code": "00000000"})

    client.post(CODE, {"code": right})

    assert client.get("/me/").status_code == 302


def test_unknown_address_is_answered_alike(cast: Cast, client: Client) -> None:
    known = ask_for_code(client, cast.amina.email)
    letters = len(mail.outbox)
    unknown = ask_for_code(Client(), "nobody@jagkan.example")

    assert len(mail.outbox) == letters
    assert [known.redirect_chain, known.status_code] == [
        unknown.redirect_chain,
        unknown.status_code,
    ]
    assert shape_of(known) == shape_of(unknown)


def shape_of(page: Any) -> str:
    """Return a page without what differs between any two: the token, and the address written."""
    words = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.content.decode())
    return words.replace("amina@", "nobody@")


def test_whoever_mistyped_can_write_another_address(cast: Cast, client: Client) -> None:
    page = ask_for_code(client, "anima@jagkan.example").content.decode()
    assert f'action="{FORGET}"' in page

    empty = client.post(FORGET, follow=True)

    assert empty.redirect_chain == [(LOGIN, 302)]
    ask_for_code(client, cast.amina.email)
    client.post(CODE, {"code": code_in_mail()})
    assert client.get("/me/").status_code == 200


def test_the_page_that_was_wanted_is_still_wanted_of_another_address(client: Client) -> None:
    ask_for_code(client, "anima@jagkan.example")

    response = client.post(FORGET, {"next": "/i-can/"})

    assert response.headers["Location"] == f"{LOGIN}?next=%2Fi-can%2F"


def test_a_code_that_was_given_up_opens_nothing(cast: Cast, client: Client) -> None:
    ask_for_code(client, cast.amina.email)
    client.post(FORGET)

    client.post(CODE, {"code": code_in_mail()})

    assert client.get("/me/").status_code == 302


def test_giving_up_a_code_signs_nobody_out(cast: Cast, sign_in: SignIn) -> None:
    amina = sign_in(cast.amina)

    amina.post(FORGET)

    assert amina.get("/me/").status_code == 200


def test_a_wrong_code_is_said_in_plain_words(cast: Cast, client: Client) -> None:
    ask_for_code(client, cast.amina.email)

    page = client.post(CODE, {"code": "00000000"}).content.decode()

    assert "Koden stämmer inte. Titta efter i mejlet, eller be om en ny." in page


def test_words_that_are_no_address_stay_in_the_field(client: Client) -> None:
    page = client.post(LOGIN, {"login": "amina"}).content.decode()

    assert 'value="amina"' in page
    assert "Skriv hela adressen, till exempel kalle@exempel.se." in page
    assert 'class="errors"' in page
    assert "<title>Fel:" in page


def test_mail_server_that_is_away_is_said(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)

    response = client.post(LOGIN, {"login": cast.amina.email})

    assert response.status_code == 503
    assert "Just nu kan vi inte skicka e-post" in response.content.decode()


def test_a_dead_mail_server_does_not_tell_who_has_an_account(
    cast: Cast, client: Client, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there

    known = ask_for_code(client, cast.amina.email)
    unknown = ask_for_code(Client(), "nobody@jagkan.example")

    assert known.status_code == unknown.status_code == 503
    assert shape_of(known) == shape_of(unknown)


SHUT = [
    "/accounts/signup/",
    "/accounts/password/change/",
    "/accounts/password/set/",
    "/accounts/password/reset/",
    "/accounts/password/reset/key/1-set-password/",
    "/accounts/reauthenticate/",
    "/accounts/email/",
    "/accounts/confirm-email/",
    "/accounts/login/code/",
]


@pytest.mark.parametrize("address", SHUT)
def test_door_that_others_leave_open_is_shut(cast: Cast, sign_in: SignIn, address: str) -> None:
    for browser in (Client(), sign_in(cast.amina), sign_in(cast.ulla)):
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"email": "someone@jagkan.example"}).status_code == 404
    assert not User.objects.filter(email="someone@jagkan.example").exists()


def test_no_page_asks_for_a_password(cast: Cast, sign_in: SignIn) -> None:
    names = [str(name) for name in get_resolver().reverse_dict if isinstance(name, str)]
    for name in names:
        if not name.startswith(("account_", "mfa_", "usersessions_")):
            continue
        try:
            address = reverse(name)
        except Exception:  # noqa: S112  needs a key of its own
            continue
        for browser in (Client(), sign_in(cast.sara)):
            page = browser.get(address, follow=True).content.decode()
            assert 'type="password"' not in page, address


def test_cast_is_offered_on_a_development_machine(cast: Cast, client: Client) -> None:
    page = client.get(LOGIN).content.decode()
    assert "Amina Yusuf" in page
    assert "Solveig Strand" not in page

    client.post("/sign-in-as/", {"user": cast.sara.pk})

    assert client.get("/group/").status_code == 200


def test_cast_is_offered_nowhere_else(cast: Cast, client: Client, settings: Any) -> None:
    settings.OFFER_CAST = False

    assert "Amina Yusuf" not in client.get(LOGIN).content.decode()
    assert client.post("/sign-in-as/", {"user": cast.sara.pk}).status_code == 404
    assert client.get("/me/").status_code == 302


@pytest.mark.parametrize("user", ["", "x", "0", "99999999", "-1", "²"])
def test_nobody_else_can_be_chosen(cast: Cast, client: Client, user: str) -> None:
    assert client.post("/sign-in-as/", {"user": user}).status_code == 404


def test_sign_in_as_needs_a_press(cast: Cast, client: Client) -> None:
    assert client.get("/sign-in-as/", {"user": cast.sara.pk}).status_code == 405
