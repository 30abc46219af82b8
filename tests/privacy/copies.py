"""Copies of everything, asked for and made as a worker makes them, and what is in them."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.test import Client

from accounts.models import User
from privacy import exchange
from privacy.exchange.making import make_export
from privacy.models import Export

PAGE = "/me/everything/"


def make_copy(user: User) -> Export:
    """Return somebody's copy, ready to be fetched."""
    export = exchange.ask_for(by=user)
    make_export.call(str(export.pk))
    export.refresh_from_db()
    return export


def opened(export: Export) -> ZipFile:
    with export.file.open("rb") as file:
        return ZipFile(BytesIO(file.read()))


def data_of(user: User) -> dict[str, Any]:
    """Return what machines read in somebody's copy."""
    data: dict[str, Any] = json.loads(opened(make_copy(user)).read("data.json"))
    return data


def book_of(export: Export) -> str:
    return opened(export).read("index.html").decode()


def sign_in_now(user: User) -> Client:
    """Return a browser in which somebody has just shown who they are."""
    client = Client()
    client.post("/sign-in-as/", {"user": user.pk})
    return client
