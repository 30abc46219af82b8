"""What is left out of the light stylesheet is not missed: each page looks as with the whole one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from confirmations.models import OwnPage
from tests.cast import Cast
from tests.certificates.certificates import make_issued
from tests.confirmations.asked import after_it_expired, answer, ask, said_to
from tests.confirmations.coded import ask_with_code
from tests.journeys.conftest import Arrive

STYLES = """() => [...document.querySelectorAll("body, body *")].map(element => {
    const style = getComputedStyle(element);
    return element.tagName + "." + element.getAttribute("class") + " " +
        [...style].map(name => name + ":" + style.getPropertyValue(name)).join(";");
})"""
WHOLE = """() => new Promise(resolve => {
    const link = document.querySelector('link[href$="plain.css"]');
    link.onload = resolve;
    link.href = link.href.replace("plain.css", "app.css");
})"""


def receipt(cast: Cast) -> str:
    asked = ask(cast)
    asked.answer(said_to(asked, "yes", "Ring mig på 070-123 45 67."))
    return asked.path


def expired(cast: Cast) -> str:
    asked = ask(cast)
    with after_it_expired():
        asked.expire()
    return asked.path


def check_page(cast: Cast) -> str:
    return reverse("certificates:check", args=[make_issued(cast).number])


PAGES: dict[str, Callable[[Cast], str]] = {
    "answer": lambda cast: ask(cast).path,
    "two languages": lambda cast: ask(cast).path + "?lang=sv&also=en",
    "with a code": lambda cast: ask_with_code(cast).path,
    "receipt": receipt,
    "change": lambda cast: receipt(cast) + "change/",
    "decline": lambda cast: reverse("confirmations:decline_request", args=[ask(cast).token]),
    "dispute": lambda cast: receipt(cast) + "dispute/",
    "expired": expired,
    "check": lambda cast: check_page(cast),
    "check in two languages": lambda cast: check_page(cast) + "?lang=sv&also=en",
    "check an unknown number": lambda _cast: "/v/0000/",
    "find": lambda _cast: reverse("certificates:find"),
    "own page": lambda cast: OwnPage.make(answer(ask(cast)).supervisor).path,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_the_same(
    arrive: Arrive, live_server: LiveServer, cast: Cast, name: str
) -> None:
    page = arrive(None)
    page.emulate_media(reduced_motion="reduce")
    page.goto(live_server.url + PAGES[name](cast))
    open_everything(page)

    light = styles(page)
    page.evaluate(WHOLE)

    assert [one for one, other in zip(light, styles(page), strict=True) if one != other] == []


def open_everything(page: Page) -> None:
    """Unfold what is folded, and show what is wrong where there is a form with choices."""
    if page.get_by_role("button", name="Skicka svar").count():
        page.get_by_role("button", name="Skicka svar").last.click()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def styles(page: Page) -> Any:
    return page.evaluate(STYLES)
