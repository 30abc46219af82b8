"""What a phone sends, and with whose key."""

from django.test import Client

from accounts.models import ApiToken, User
from tests.portfolio.moments import (
    WORDS,
)

JSON = "application/json"


def phone_of(user: User) -> Client:
    """Return what sends with a key of the user's."""
    key = ApiToken.make(user, "phone")[1]
    return Client(headers={"Authorization": f"Token {key}"})


def url_of(pk: object) -> str:
    return f"/api/entries/{pk}/"


def media_url(pk: object, entry: object) -> str:
    return f"/api/media/{pk}/?entry={entry}"


def body(**said: object) -> dict[str, object]:
    return {"text": WORDS, "shows": [{"competency": "A1.1", "how": "tried"}], **said}
