"""A real browser on a real server: the machine's own Chromium, on a phone's screen."""

import os
import shutil
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.cast import Cast, meet_cast

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's own loop runs in this thread

CHROMIUM = os.environ.get("JAGKAN_CHROMIUM") or shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
Arrive = Callable[[User | None], Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            if not CHROMIUM:
                why = "no Chromium found (apt install chromium, or set JAGKAN_CHROMIUM)"
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def browser_context_args() -> dict[str, Any]:
    return {"viewport": PHONE, "locale": "sv-SE"}


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """Build the cast for a test whose server runs in a thread of its own."""
    return meet_cast()


@pytest.fixture
def arrive(page: Page, live_server: LiveServer, cast: Cast) -> Arrive:
    """Return a function that makes the browser somebody's (None: nobody's) and opens the start."""

    def become(user: User | None) -> Page:
        page.set_default_timeout(8_000)  # ms; a page of ours is there long before
        page.context.clear_cookies()
        if user is not None:
            client = Client()
            client.force_login(user)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            page.context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
            )
        page.goto(live_server.url)
        return page

    return become


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong on the page, a line for each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url}: {violation['id']}: {node['target']}"
        for violation in found
        for node in violation["nodes"]
    ]
