"""Asks every address as everybody, leaves everything as it was, and sees what would be written."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client

from accounts.models import User

WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
SIGN_IN = ("/accounts/login/", "/admin/login/")
REFUSED = ("403", "404", "405")


@dataclass(frozen=True)
class Answer:
    """What was answered, in one word; what stood there; and which tables were written to."""

    code: str
    text: str = ""
    written: frozenset[str] = frozenset()

    @property
    def is_refused(self) -> bool:
        return self.code in REFUSED


class Asker:
    """Everybody’s browser, in which a question leaves nothing behind."""

    def __init__(self, people: dict[str, User | None]) -> None:
        self.client = Client()  # one for all: each would set the application up anew
        self.sessions = {name: _session_of(user) if user else "" for name, user in people.items()}

    def ask(self, who: str, method: str, path: str) -> Answer:
        """Ask, and undo what was let in; what was refused is left standing, if it left anything."""
        session = self.sessions[who]
        self.client.cookies = SimpleCookie(
            {settings.SESSION_COOKIE_NAME: session} if session else {}
        )
        with transaction.atomic(), _watch() as written:
            response = getattr(self.client, method)(path)
            answer = Answer(_code(response), _text(response), frozenset(written))
            transaction.set_rollback(not answer.is_refused)
        return answer


def no_page(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say no without a page: that is drawn and looked at elsewhere."""
    return HttpResponse(status=404)


def no_entry(_request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=403)


def _session_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    session: str = client.cookies[settings.SESSION_COOKIE_NAME].value
    return session


def _code(response: Any) -> str:
    where = response.headers.get("Location", "")
    return "in" if where.startswith(SIGN_IN) else str(response.status_code)


def _text(response: Any) -> str:
    if response.status_code != 200:
        return ""
    content: bytes = response.getvalue() if response.streaming else response.content
    return content.decode(errors="replace")


@contextmanager
def _watch() -> Iterator[set[str]]:
    """Collect the tables that anything is written to meanwhile."""
    tables: set[str] = set()

    def look(execute: Callable[..., Any], sql: str, *how: Any) -> Any:
        if found := WRITES.match(sql):
            tables.add(found[1])
        return execute(sql, *how)

    with connection.execute_wrapper(look):
        yield tables
