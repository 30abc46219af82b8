"""Asks a WSGI application for one page again and again, as one person, without a network."""

from collections.abc import Callable
from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

from accounts.models import User

Write = Callable[[bytes], object]


class Door:
    """One page, ready to be asked for."""

    def __init__(self, application: WSGIHandler, address: str, who: User | None) -> None:
        """Sign the person in, if it is not a guest."""
        headers = {"accept-encoding": "gzip", "cookie": cookies_of(who)}
        self.environ = RequestFactory().get(address, headers=headers).environ
        self.application = application

    def knock(self) -> bytes:
        """Ask for the page, and read it whole."""
        answer = self.application({**self.environ, "wsgi.input": BytesIO()}, ignore_the_head)
        content = b"".join(answer)
        answer.close()
        if answer.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{self.environ['PATH_INFO']} answered {answer.status_code}")
        return content


def ignore_the_head(_status: str, _headers: list[tuple[str, str]], _error: Any = None, /) -> Write:
    return BytesIO().write


def cookies_of(who: User | None) -> str:
    client = Client()
    if who:
        client.force_login(who)
    return "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())
