"""A browser's session writes through the API with a form's token, or as a script of ours."""

import uuid

import pytest
from django.test import Client

from tests.cast import Cast

JSON = "application/json"
OURS = {"X-JagKan": "1", "Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def browser(cast: Cast) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.amina)
    return client


def put(browser: Client, headers: dict[str, str], kind: str = JSON) -> int:
    url = f"/api/entries/{uuid.uuid4()}/"
    return browser.put(url, '{"text": "Hej"}', kind, headers=headers).status_code


def test_a_script_of_ours_may_write(browser: Client) -> None:
    assert put(browser, OURS) == 201


@pytest.mark.parametrize("missing", ["Origin", "Sec-Fetch-Site"])
def test_one_word_of_the_browsers_is_enough(browser: Client, missing: str) -> None:
    assert put(browser, {name: said for name, said in OURS.items() if name != missing}) == 201


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-JagKan": "1"},
        {**OURS, "X-JagKan": "yes"},
        {name: said for name, said in OURS.items() if name != "X-JagKan"},
        {**OURS, "Origin": "https://elsewhere.example"},
        {**OURS, "Origin": "null"},
        {**OURS, "Sec-Fetch-Site": "cross-site"},
        {**OURS, "Sec-Fetch-Site": "same-site"},
        {**OURS, "Sec-Fetch-Site": "none"},
    ],
)
def test_anything_else_needs_a_token(browser: Client, headers: dict[str, str]) -> None:
    assert put(browser, headers) == 403


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_what_a_form_can_send_needs_a_token(browser: Client, kind: str) -> None:
    assert put(browser, OURS, kind) == 403


def test_a_forms_token_is_taken(browser: Client) -> None:
    browser.get("/entries/add/")
    token = browser.cookies["csrf"].value

    assert put(browser, {"X-CSRFToken": token}) == 201


def test_reading_needs_none(browser: Client) -> None:
    assert browser.get("/api/entries/").status_code == 200
