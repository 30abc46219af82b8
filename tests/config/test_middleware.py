"""The reader's language, and what is said when the database is away."""

from typing import Any

import pytest
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper
from django.test import Client

from tests.cast import Cast
from tests.conftest import SignIn


def language_of(response: Any) -> str:
    language: str = response.headers["Content-Language"]
    assert f'<html lang="{language}"' in response.content.decode()
    return language


def test_swedish_is_spoken_to_whoever_has_chosen_nothing(client: Client, db: None) -> None:
    response = client.get("/", headers={"Accept-Language": "en, ar;q=0.5"})

    assert language_of(response) == "sv"


def test_guest_chooses_once(client: Client, db: None) -> None:
    chosen = client.post("/language/", {"language": "en", "next": "/help/"})

    assert chosen.headers["Location"] == "/help/"
    assert language_of(client.get("/")) == "en"


def test_choice_follows_the_person_to_the_next_phone(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.amina).post("/language/", {"language": "en"})

    assert language_of(sign_in(cast.amina).get("/")) == "en"


def test_address_may_ask_for_a_language_once(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.amina)

    assert language_of(browser.get("/?lang=en")) == "en"
    assert language_of(browser.get("/")) == "sv"


@pytest.mark.parametrize("language", ["xx", "", "../en", "sv\x00"])
def test_language_we_do_not_speak_changes_nothing(client: Client, db: None, language: str) -> None:
    client.post("/language/", {"language": language})

    assert language_of(client.get("/", {"lang": language})) == "sv"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_choosing_a_language_leads_nowhere_else(client: Client, elsewhere: str, db: None) -> None:
    response = client.post("/language/", {"language": "en", "next": elsewhere})

    assert response.headers["Location"] == "/"


def get_without_database(address: str) -> Any:
    """Ask while no query comes through."""

    def refuse(*_: Any, **__: Any) -> None:
        raise OperationalError("could not connect to server")

    with pytest.MonkeyPatch.context() as away:
        away.setattr(CursorWrapper, "execute", refuse)
        return Client().get(address)


def test_alive_while_the_database_is_away(db: None) -> None:
    assert get_without_database("/healthz/live").status_code == 200


@pytest.mark.parametrize("address", ["/healthz/ready", "/v/ABCD/", "/frameworks/"])
def test_not_ready_while_the_database_is_away(db: None, address: str) -> None:
    response = get_without_database(address)

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"


def test_ready_when_it_answers(client: Client, db: None) -> None:
    assert client.get("/healthz/ready").content == b"ok"


@pytest.mark.parametrize("elsewhere", ["abc", "home:start", "?x", "#", "a\x00b", "//evil.example"])
def test_a_way_back_that_is_none_leads_to_the_start(client: Client, elsewhere: str) -> None:
    response = client.post("/language/", {"language": "en", "next": elsewhere})

    assert (response.status_code, response.headers["Location"]) == (302, "/")


def test_no_page_asks_for_what_we_never_need(client: Client, db: None) -> None:
    assert "geolocation=()" in client.get("/help/").headers["Permissions-Policy"]
